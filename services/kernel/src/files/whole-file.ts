import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

type Content = string | Uint8Array;

/** Puts the content in the file's place, for its owner only. Whoever is cut off, or has no room, leaves what was there. */
export function writeWhole(path: string, content: Content): void {
  withDraft(path, content, (draft) => renameSync(draft, path));
}

/** What the file holds; where it does not exist it is made, whole or not at all, and of two who make it one does. */
export function madeOnce(path: string, make: () => Content): Buffer {
  if (!existsSync(path)) withDraft(path, make(), (draft) => linkIfNone(draft, path));
  return readFileSync(path);
}

function withDraft(path: string, content: Content, put: (draft: string) => void): void {
  const draft = `${path}.${process.pid}.new`;
  try {
    const file = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    put(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A rename would take the place of what another process has made meanwhile; some shared disks know nothing else. */
function linkIfNone(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch {
    if (!existsSync(path)) renameSync(draft, path);
  }
}
