import { existsSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { basename } from 'node:path';

import type { StandaloneFolder } from './standalone-folder.js';
import { standaloneFolder } from './standalone-folder.js';

/**
 * Works on a data folder; where the work is refused, the folder is as it was before: without a lock that was not there,
 * and gone where it did not exist.
 */
export async function untouchedIfRefused(
  path: string,
  work: (folder: StandaloneFolder) => Promise<void>,
): Promise<void> {
  const before = existsSync(path) ? readdirSync(path) : undefined;
  const folder = standaloneFolder(path);
  try {
    await work(folder);
  } catch (error) {
    if (!before?.includes(basename(folder.lock))) removeLock(folder);
    if (!before && readdirSync(folder.path).length === 0) rmdirSync(folder.path);
    throw error;
  }
}

/** SQLite keeps files of its own beside the lock. */
function removeLock(folder: StandaloneFolder): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${folder.lock}${suffix}`, { force: true });
}
