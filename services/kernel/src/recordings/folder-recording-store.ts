import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

import type { StoredRecording } from './recording-store.js';
import { RecordingStore } from './recording-store.js';

/** Ends the names of what is being written; a crash may leave one behind. */
const DRAFT = '.new';
/** Whoever still writes, here or in another process, is done by then. */
const LEFT_AFTER_MS = 60 * 60_000;

/** Recordings in a folder, a file each, for its owner only. */
export class FolderRecordingStore extends RecordingStore {
  private readonly root: string;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(name);
    const draft = `${path}.${randomUUID()}${DRAFT}`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async read(name: string, from: number, to: number): Promise<Uint8Array | null> {
    const file = await open(this.pathOf(name), 'r').catch(unlessAbsent);
    if (!file) return null;
    try {
      const wanted = Buffer.alloc(Math.max(0, to - from));
      const { bytesRead } = await file.read(wanted, 0, wanted.length, from);
      return wanted.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async *list(within = ''): AsyncGenerator<StoredRecording> {
    for (const path of await filesIn(within === '' ? this.root : this.pathOf(within))) {
      if (path.endsWith(DRAFT)) continue;
      const stored = await stat(path).catch(unlessAbsent);
      if (stored) yield { name: this.nameOf(path), bytes: stored.size, storedAt: Math.floor(stored.mtimeMs) };
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  async tidy(now: number): Promise<void> {
    for (const path of await filesIn(this.root)) {
      if (!path.endsWith(DRAFT)) continue;
      const left = await stat(path).catch(unlessAbsent);
      if (left && left.mtimeMs + LEFT_AFTER_MS <= now) await rm(path, { force: true });
    }
  }

  private nameOf(path: string): string {
    return relative(this.root, path).split(sep).join('/');
  }

  /** Throws where a name would lead out of the folder. */
  private pathOf(name: string): string {
    const path = resolve(this.root, ...name.split('/'));
    if (!path.startsWith(this.root + sep)) throw new Error(`${name} is no name of a recording`);
    return path;
  }
}

/** The paths of all files in a folder, however deep; none where it is not there. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessAbsent);
  return (found ?? []).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

function unlessAbsent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}
