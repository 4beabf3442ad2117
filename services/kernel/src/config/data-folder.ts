import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { writeWhole } from '../files/whole-file.js';
import type { Sqlite } from '../sqlite/sqlite.js';
import { isBusy, openSqlite } from '../sqlite/sqlite.js';

/** Where a running server is found, in `data/runtime.json`. */
export interface Runtime {
  pid: number;
  /** UTC, milliseconds since 1970. */
  startedAt: number;
  version: string;
  /** Where people open it, for example http://127.0.0.1:3000. */
  url: string;
  clickhouse?: { url: string; credentialsPath: string };
}

/** What lies where in the data folder. */
export interface DataFolder {
  path: string;
  journal: string;
  feed: string;
  keys: string;
  masterKey: string;
  signingKey: string;
  credentials: string;
  clickhouse: string;
  runtime: string;
  lock: string;
  /** Sound of sessions under way, until their recordings are made. */
  tapes: string;
  /** The SQLite file of a local read model. */
  readModel(name: string): string;
}

/** Names the places; creates the folder, for its owner only, where it does not exist. Throws DataFolderUnusable. */
export function dataFolder(path: string): DataFolder {
  const root = resolve(path);
  makeFolder(root);
  return {
    path: root,
    journal: join(root, 'journal.sqlite'),
    feed: join(root, 'feed.sqlite'),
    keys: join(root, 'keys.sqlite'),
    masterKey: join(root, 'master.key'),
    signingKey: join(root, 'signing.key.json'),
    credentials: join(root, 'credentials.sqlite'),
    clickhouse: join(root, 'clickhouse'),
    runtime: join(root, 'runtime.json'),
    lock: join(root, 'lock.sqlite'),
    tapes: join(root, 'tapes'),
    readModel: (name) => join(root, `read-model-${name}.sqlite`),
  };
}

/** Another server has the folder open. */
export class DataFolderInUse extends Error {
  readonly code = 'data_folder_in_use';

  constructor(folder: DataFolder) {
    const runtime = parseRuntime(folder);
    const who = runtime ? ` (process ${runtime.pid}, ${runtime.url})` : '';
    super(`${folder.path} is in use by another server${who}. Stop it first, or set REPARTEE_DATA to another folder.`);
    this.name = 'DataFolderInUse';
  }
}

/** Nothing can be kept in the folder: it may not be written to, its disk is full, or something else has its name. */
export class DataFolderUnusable extends Error {
  readonly code = 'data_folder_unusable';

  constructor(path: string, cause: unknown) {
    super(`${path} cannot hold the data: ${whyUnusable(cause)}, or set REPARTEE_DATA to another folder.`, { cause });
    this.name = 'DataFolderUnusable';
  }
}

const mayNotWrite = 'this user may not write there. Let it write';
const isFile = 'a file has that name, or one above it. Move the file';
const isFull = 'its disk is full. Make room';

/** What the operating system and SQLite say, in words, and what to do. */
const unusable: Record<string, string> = {
  ...{
    EACCES: mayNotWrite,
    EPERM: mayNotWrite,
    EROFS: mayNotWrite,
    SQLITE_READONLY: mayNotWrite,
    SQLITE_CANTOPEN: mayNotWrite,
  },
  ...{ ENOTDIR: isFile, EEXIST: isFile },
  ...{ ENOSPC: isFull, EDQUOT: isFull, SQLITE_FULL: isFull },
};

function whyUnusable(cause: unknown): string {
  const { code = '', message = String(cause) } = cause as Partial<NodeJS.ErrnoException>;
  // SQLite tells more than its primary code, as in SQLITE_READONLY_DIRECTORY; of a file it cannot open, a sentence only.
  const primary = message.includes('Unable to open') ? 'SQLITE_CANTOPEN' : code.split('_').slice(0, 2).join('_');
  return unusable[code] ?? unusable[primary] ?? `${message}. Mend that`;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new DataFolderUnusable(path, cause);
  }
}

/**
 * Takes the folder for this process until the returned function is called or the process ends, however it ends: the
 * lock is one that the operating system keeps. Throws DataFolderInUse, or DataFolderUnusable.
 */
export function lockDataFolder(folder: DataFolder): () => void {
  const lock = tryLock(folder);
  if (!lock) throw new DataFolderInUse(folder);
  return () => lock.close();
}

/** Makes a running server known; the file appears whole or not at all. */
export function writeRuntime(folder: DataFolder, runtime: Runtime): void {
  writeWhole(folder.runtime, `${JSON.stringify(runtime, null, 2)}\n`);
}

export function removeRuntime(folder: DataFolder): void {
  rmSync(folder.runtime, { force: true });
}

/** The server that runs on the folder, or undefined; a file left by a killed server is not believed. */
export function findRuntime(folder: DataFolder): Runtime | undefined {
  const lock = tryLock(folder);
  if (!lock) return parseRuntime(folder);
  lock.close();
  return undefined;
}

function tryLock(folder: DataFolder): Sqlite | undefined {
  let db: Sqlite | undefined;
  try {
    db = openSqlite(folder.lock);
    db.prepare('PRAGMA busy_timeout = 200').get([]);
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db?.close();
    if (isBusy(error)) return undefined;
    throw new DataFolderUnusable(folder.path, error);
  }
}

function parseRuntime(folder: DataFolder): Runtime | undefined {
  return existsSync(folder.runtime) ? (JSON.parse(readFileSync(folder.runtime, 'utf8')) as Runtime) : undefined;
}
