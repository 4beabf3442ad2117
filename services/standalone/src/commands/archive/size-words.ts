/** The size of a file in the unit that shows it: `640 bytes`, `12.3 KB`, `4.0 MB` (decimal units). */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  // 999,950 bytes would be written as 1000.0 KB.
  return bytes < 999_950 ? `${(bytes / 1_000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
