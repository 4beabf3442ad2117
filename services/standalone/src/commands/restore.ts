import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { CommandProblem, badUsage, lockDataFolder, placesIn, readArguments, runCommand } from '@repartee/kernel';

import { readConfig } from '../config.js';
import type { StandaloneFolder } from '../data-folder/standalone-folder.js';
import { standaloneFolder } from '../data-folder/standalone-folder.js';
import { untouchedIfRefused } from '../data-folder/untouched.js';
import { unpack } from './archive/archive.js';
import { refuseOtherKeys } from './archive/matching-keys.js';
import { refuseOnCluster } from './archive/single-process.js';
import { openTables } from './tables/tables-at-rest.js';

const help = `Restores a backup into an empty data folder, and rebuilds every table from its journal.

Usage: npm run -s restore -- FILE [--keys FILE.keys]

  --keys K   the file of keys (default: FILE.keys); take the newest one you have: who was erased after FILE
             was made, and cases forgotten since, stay unreadable, and are erased again at the first start
  --help     show this

The data folder is ./data, or REPARTEE_DATA; nothing may have been kept in it yet.
Status: 0 where everything is restored, 1 where something failed, 2 for a wrong option.
`;

const SCRATCH = '.restore-';

const OPTIONS = { help: { type: 'boolean', default: false }, keys: { type: 'string' } } as const;

await runCommand(async (args) => {
  const { values, positionals } = readArguments('restore', OPTIONS, args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw badUsage('restore', 'Name the one file to restore from.');
  refuseOnCluster();
  const { dataFolder, workingFolder } = readConfig();
  const source = resolve(workingFolder, file);
  const keys = resolve(workingFolder, values.keys ?? `${source}.keys`);
  await untouchedIfRefused(dataFolder, (folder) => restore(folder, source, keys));
  const folder = standaloneFolder(dataFolder);
  const events = await rebuild(folder);
  process.stdout.write(`${folder.path}: ${events} events restored, every table rebuilt. Start it with npm start.\n`);
  return 0;
});

async function restore(folder: StandaloneFolder, source: string, keys: string): Promise<void> {
  // Before the lock too: a folder in use is not touched at all.
  refuseUsed(folder);
  const unlock = lockDataFolder(folder);
  try {
    refuseUsed(folder);
    await putInPlace(folder, source, keys);
  } finally {
    unlock();
  }
}

function refuseUsed(folder: StandaloneFolder): void {
  const kept = readdirSync(folder.path).filter((name) => !isLeftover(folder, name));
  if (kept.length === 0) return;
  throw new CommandProblem(
    `${folder.path} is not empty: it holds ${kept.slice(0, 3).join(', ')}. Set REPARTEE_DATA to an empty folder, or move this one away.`,
  );
}

/** The lock, and what a restore that was cut off has left: whole files of the backup, without the journal. */
function isLeftover(folder: StandaloneFolder, name: string): boolean {
  const { feed, credentials, emailSecret, signingKey, demo, keys, masterKey, lock } = folder;
  const isLock = name.startsWith(basename(lock));
  const parts = [feed, credentials, emailSecret, signingKey, demo, keys, masterKey].map((path) => basename(path));
  return isLock || name.startsWith(SCRATCH) || parts.includes(name);
}

/** The journal comes last: a restore that was cut off leaves a folder that counts as empty. */
async function putInPlace(folder: StandaloneFolder, source: string, keys: string): Promise<void> {
  const scratch = mkdtempSync(join(folder.path, SCRATCH));
  try {
    await unpack(source, [basename(folder.journal), basename(folder.credentials)], scratch);
    await unpack(keys, [basename(folder.keys), basename(folder.masterKey)], scratch);
    await refuseOtherKeys(standaloneFolder(scratch), keys);
    const journal = basename(folder.journal);
    const names = readdirSync(scratch).filter((name) => name !== journal);
    for (const name of [...names, journal]) renameSync(join(scratch, name), join(folder.path, name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Opening the tables of a folder without any fills them from the journal. */
async function rebuild(folder: StandaloneFolder): Promise<number> {
  const tables = await openTables(folder);
  try {
    return placesIn(await tables.history.ends());
  } finally {
    await tables.close();
  }
}
