import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

import { CommandProblem, badUsage, readArguments, runCommand } from '@repartee/kernel';

import { pack } from './archive/archive.js';
import { backedUp, keysBackedUp } from './archive/contents.js';
import { refuseOnCluster } from './archive/single-process.js';
import { sizeWords } from './archive/size-words.js';
import { usedFolder } from '../data-folder/used-folder.js';
import { readConfig } from '../config.js';

const help = `Backs up everything that cannot be made again, while the server runs or without it.

Usage: npm run -s backup -- FILE

Journal and credentials go into FILE, the keys of what is sealed apart into FILE.keys. Keep old FILEs as long as you
like, but only the newest FILE.keys: what was erased since cannot be read with it, in whatever FILE it lies. Recordings
are in neither: copy the folder recordings of the data folder, or the bucket, as well; its copies open with the same keys.

  --help   show this

The data folder is ./data, or REPARTEE_DATA. Services on Kafka are backed up otherwise: see deploy/README.md.
Status: 0 where both files are written, 1 where something failed, 2 for a wrong option.
`;

const OPTIONS = { help: { type: 'boolean', default: false } } as const;

await runCommand(async (args) => {
  const { values, positionals } = readArguments('backup', OPTIONS, args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw badUsage('backup', 'Name the one file to back up to.');
  refuseOnCluster();
  const target = resolve(readConfig().workingFolder, file);
  await backUp(target);
  process.stdout.write(`${line(target)}\n${line(`${target}.keys`)}\n`);
  return 0;
});

async function backUp(target: string): Promise<void> {
  const folder = usedFolder(readConfig().dataFolder);
  for (const path of [target, `${target}.keys`])
    if (existsSync(path)) throw new CommandProblem(`${path} exists already; choose another name.`);
  await pack(backedUp(folder), target);
  await pack(keysBackedUp(folder), `${target}.keys`);
}

function line(path: string): string {
  return `${path}  ${sizeWords(statSync(path).size)}`;
}
