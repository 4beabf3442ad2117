/** Bytes from one place up to before another. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * What a Range header asks for of so many bytes (RFC 9110, section 14.1.2): undefined where it asks for nothing that we
 * serve by range, and all is to be sent; `unsatisfiable` where there are no such bytes.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return Number(last) === 0 || bytes === 0 ? 'unsatisfiable' : { from: Math.max(0, bytes - Number(last)), to: bytes }; // prettier-ignore
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= bytes) return 'unsatisfiable';
  return { from: Number(first), to: last === '' ? bytes : Math.min(bytes, Number(last) + 1) };
}
