import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { checkPack } from './pack/check-pack.js';
import { readPackFolder } from './pack/pack-folder.js';
import type { Pack } from './pack/pack.js';
import { findTooAlike } from './pack/separation.js';

const HELP = `Checks a pack of personas, scenarios and rubrics before it is imported.

  npm run -s check-pack -- DIR

The panel of probe learners then holds eighty conversations with each scenario: one in which novices
and experts come out alike measures nothing, and is refused.

DIR holds the folders personas, scenarios and rubrics with YAML files. Each problem is told as
file:line: what is wrong and how to mend it. The exit status is 0 where nothing is wrong, 1 where
something is, 2 where DIR cannot be read or holds no such file.

  --help   this text
`;

export interface CommandOutput {
  print: (text: string) => void;
  printError: (text: string) => void;
}

/** Returns the exit status. Paths are told as seen from `workingFolder`. */
export async function runCheckPack(
  args: readonly string[],
  workingFolder: string,
  output: CommandOutput,
): Promise<number> {
  // Not strict, because what is no option of ours is answered with the help instead of a stack.
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { help: { type: 'boolean' } },
  });
  const { help, ...unknown } = values;
  const [folder, ...more] = positionals;
  if (help) {
    output.print(HELP);
    return 0;
  }
  if (folder === undefined || more.length > 0 || Object.keys(unknown).length > 0) {
    output.printError(HELP);
    return 2;
  }
  return check(folder, workingFolder, output);
}

async function check(folder: string, workingFolder: string, output: CommandOutput): Promise<number> {
  const read = readFolder(folder, workingFolder, output);
  if (!read) return 2;
  const pack = read.errors.length > 0 ? read : { ...read, errors: await playedByPanel(read) };
  pack.warnings.forEach(({ file, line, message }) => output.print(`${file}:${line}: ${message} (only advice)\n`));
  pack.errors.forEach(({ file, line, message }) => output.print(`${file}:${line}: ${message}\n`));
  output.print(`${summary(pack)}\n`);
  return pack.errors.length === 0 ? 0 : 1;
}

const playedByPanel = (pack: Pack) =>
  findTooAlike(pack.scenarios, pack, { published: { personas: [], rubrics: [] }, pause: () => setImmediate() });

function readFolder(folder: string, workingFolder: string, output: CommandOutput): Pack | undefined {
  try {
    const files = readPackFolder(folder, workingFolder);
    if (files.length > 0) return checkPack(files);
    output.printError(`${folder} holds no YAML file. Name a folder that holds a pack.\n`);
    return undefined;
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
    output.printError(`${folder} cannot be read (${String(error.code)}). Name a folder that holds a pack.\n`);
    return undefined;
  }
}

function summary({ personas, scenarios, rubrics, errors }: Pack): string {
  const read = `${personas.length} personas, ${scenarios.length} scenarios, ${rubrics.length} rubrics read`;
  return errors.length === 0 ? `${read}: nothing to mend.` : `${read}: ${errors.length} to mend.`;
}
