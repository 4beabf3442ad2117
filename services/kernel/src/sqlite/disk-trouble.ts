/**
 * Whether the error says that a file of ours could not be written: the disk is full, or does not answer. Nothing of the
 * transaction is there then, and another attempt may succeed once somebody has made room.
 */
export function isDiskTrouble(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  return code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR');
}
