/** What this process and its children write is for their owner only, also in a folder that others may enter. */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}
