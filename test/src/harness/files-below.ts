import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is gone meanwhile, as the parts that ClickHouse merges, is no fault: it holds nothing. */
function unlessGone<T>(read: () => T, gone: T): T {
  try {
    return read();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return gone;
    throw error;
  }
}

/** Every file below a folder that others may be writing to. */
export function filesBelow(folder: string): string[] {
  return unlessGone(() => readdirSync(folder, { withFileTypes: true }), []).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

export function contentsOf(file: string): Buffer {
  return unlessGone(() => readFileSync(file), Buffer.alloc(0));
}
