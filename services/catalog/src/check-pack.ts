import { resolve } from 'node:path';

import { runCheckPack } from './check-pack.command.js';
import { catalogConfig } from './config.js';

const { workingFolder } = catalogConfig();
const args = process.argv.slice(2).map((arg) => (arg.startsWith('-') ? arg : resolve(workingFolder, arg)));

process.exitCode = await runCheckPack(args, workingFolder, {
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
});
