import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A tape that is being written. */
export interface OpenTape {
  appendFile(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Where tapes are written to, by their names. Each of these may fail, or take its time. */
export interface TapeDisk {
  /** A new file that only this process may read. */
  open(name: string): Promise<OpenTape>;
  remove(name: string): Promise<void>;
}

/** A folder, which is made where it is not there yet. */
export const folderOfTapes = (folder: string): TapeDisk => ({
  open: async (name) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return open(join(folder, name), 'ax', 0o600);
  },
  remove: (name) => rm(join(folder, name), { force: true }),
});
