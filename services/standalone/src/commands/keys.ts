import { existsSync } from 'node:fs';

import type { DataFolder, KeyWrapping, MasterKey, StoredKeys } from '@repartee/kernel';
import {
  CommandProblem,
  KeyStoreUnusable,
  PostgresKeys,
  SqliteKeys,
  badUsage,
  dataFolder,
  lockDataFolder,
  masterKeyFrom,
  nextMasterKey,
  readArguments,
  runCommand,
  takeKeyFile,
} from '@repartee/kernel';

import { readConfig } from '../config.js';
import type { KeysInFile, KeysInPostgres } from './keys/config.js';
import { readKeysConfig } from './keys/config.js';

const help = `Looks after the keys that names and words are sealed with.

Usage: npm run -s keys -- rotate

  rotate   wraps every organisation's key anew under a new wrapping key; nothing that is sealed has to be sealed again
  --help   show this

The keys of ./data, or REPARTEE_DATA, with the server stopped: the new master key takes the place of the old one in the
file. A rotation that was cut off is ended by the same command. Where services share a file of keys, KEYS_FILE and
MASTER_KEY_FILE are given as to them, and all of them are stopped. While anybody has the file of keys nothing is done.

Where KEYS_URL names a PostgreSQL: KEYS_MASTER_KEY is the present master key, or MASTER_KEY_FILE the file with it, and
KEYS_NEXT_MASTER_KEY the new one. Where
OpenBao or Vault wraps (KEYS_KMS_URL, KEYS_KMS_MOUNT, KEYS_KMS_KEY, KEYS_KMS_TOKEN_FILE), the newest version of its key
wraps all of them, and earlier versions may be retired. The same names with KEYS_NEXT_KMS_ lead to another key of
such a server, also from a master key, and KEYS_NEXT_MASTER_KEY leads back. Start the services again with the new key
afterwards; a new version needs no start.

Back up afterwards: a copy of the keys from before opens with the key from before only.
Status: 0 where every key is wrapped anew, 1 where something failed or there is no key, 2 for a wrong option.
`;

const OPTIONS = { help: { type: 'boolean', default: false } } as const;

await runCommand(async (args) => {
  const { values, positionals } = readArguments('keys', OPTIONS, args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [what, ...more] = positionals;
  if (what !== 'rotate' || more.length > 0) throw badUsage('keys', 'Say what to do: rotate.');
  const config = readKeysConfig();
  if (config.url === undefined) say(await rotateFile(config), 'the new master key');
  else say(...(await rotatePostgres(config)));
  return 0;
});

function say(rotated: number, by: string): void {
  process.stdout.write(`The keys of ${rotated} organisations are wrapped anew, by ${by}.\n`);
}

async function rotatePostgres({ url, present, next }: KeysInPostgres): Promise<[number, string]> {
  if (present === undefined || next === undefined)
    throw new CommandProblem(
      'Say what wraps the keys now (KEYS_MASTER_KEY, MASTER_KEY_FILE, or KEYS_KMS_URL) and what is to wrap them (KEYS_NEXT_MASTER_KEY, or KEYS_NEXT_KMS_URL).',
    );
  const rotated = await rotate(await PostgresKeys.open({ url }, present), next);
  if (rotated === 0) throw nothingIn('the PostgreSQL that KEYS_URL names');
  return [rotated, next.name];
}

/** The new master key is on the disk before anything is wrapped by it, and takes the old one's place last. */
async function rotateFile(given: KeysInFile): Promise<number> {
  const { keysFile, masterKeyFile, folder } = filesOf(given);
  if (!existsSync(keysFile))
    throw new CommandProblem(
      `There are no keys in ${keysFile}. Start Repartee once, or set REPARTEE_DATA or KEYS_FILE.`,
    );
  if (!existsSync(masterKeyFile))
    throw new CommandProblem(`There is no master key in ${masterKeyFile}. Set REPARTEE_DATA or MASTER_KEY_FILE to where it is.`); // prettier-ignore
  const undo = [takeKeyFile(keysFile)];
  try {
    // A server of an earlier release has its folder only.
    if (given.keysFile === undefined && folder) undo.push(lockDataFolder(folder));
    if (!SqliteKeys.holdsAny(keysFile)) throw nothingIn(keysFile);
    const { key, isLeft, rotated } = nextMasterKey(masterKeyFile);
    const present = masterKeyFrom(masterKeyFile);
    const count = await rotate(openFile(keysFile, isLeft ? [present, key] : [present]), key);
    rotated();
    return count;
  } finally {
    for (const release of undo) release();
  }
}

interface KeyFiles {
  keysFile: string;
  masterKeyFile: string;
  /** Where one of them is not named. */
  folder?: DataFolder;
}

/** The data folder is made where it is not there, so it is asked only for what is not named. */
function filesOf({ keysFile, masterKeyFile }: KeysInFile): KeyFiles {
  if (keysFile !== undefined && masterKeyFile !== undefined) return { keysFile, masterKeyFile };
  const folder = dataFolder(readConfig().dataFolder);
  return { keysFile: keysFile ?? folder.keys, masterKeyFile: masterKeyFile ?? folder.masterKey, folder };
}

/** Of what was meant to be another file, a success would be told that nobody has had. */
function nothingIn(place: string): CommandProblem {
  return new CommandProblem(`There is nothing to rotate: no key is in ${place} yet.`);
}

/** With the first of the master keys that opens it: after a cut between wrapping and putting in place it is the new one. */
function openFile(path: string, [masterKey, ...others]: readonly MasterKey[]): SqliteKeys {
  if (!masterKey) throw new KeyStoreUnusable('There is no master key.');
  try {
    return SqliteKeys.open(path, masterKey);
  } catch (error) {
    if (!(error instanceof KeyStoreUnusable) || others.length === 0) throw error;
    return openFile(path, others);
  }
}

async function rotate(keys: StoredKeys, next: KeyWrapping): Promise<number> {
  try {
    return await keys.rotate(next);
  } finally {
    await keys.close();
  }
}
