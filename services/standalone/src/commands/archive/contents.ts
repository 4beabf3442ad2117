import { basename } from 'node:path';

import type { StandaloneFolder } from '../../data-folder/standalone-folder.js';

/** A file of the data folder in a backup. */
export interface ArchivedFile {
  path: string;
  name: string;
  kind: 'sqlite' | 'plain';
}

const file = (path: string, kind: ArchivedFile['kind']): ArchivedFile => ({ path, name: basename(path), kind });

/**
 * What goes into the backup, in the order it is copied: positions never point past the journal's copy, and every key
 * that the journal's copy needs is in the copy of the keys, which is made last.
 */
export function backedUp(folder: StandaloneFolder): ArchivedFile[] {
  return [
    file(folder.feed, 'sqlite'),
    file(folder.credentials, 'sqlite'),
    file(folder.emailSecret, 'plain'),
    file(folder.signingKey, 'plain'),
    file(folder.demo, 'plain'),
    file(folder.journal, 'sqlite'),
  ];
}

/** What goes into the file of keys, apart. */
export function keysBackedUp(folder: StandaloneFolder): ArchivedFile[] {
  return [file(folder.masterKey, 'plain'), file(folder.keys, 'sqlite')];
}
