import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { CommandProblem, copySqlite } from '@repartee/kernel';
import { create, extract, list } from 'tar';

import type { ArchivedFile } from './contents.js';

/** Copies the files, each as it is at one moment, and packs them into one archive that its owner alone may read. */
export async function pack(files: readonly ArchivedFile[], destination: string): Promise<void> {
  const target = resolve(destination);
  if (existsSync(target)) throw new CommandProblem(`${target} exists already; choose another name.`);
  const scratch = scratchBeside(target);
  try {
    const present = files.filter(({ path }) => existsSync(path));
    for (const file of present) copy(file, join(scratch, file.name));
    const draft = join(scratch, 'archive');
    await create(
      { gzip: true, file: draft, cwd: scratch, portable: true },
      present.map(({ name }) => name),
    );
    chmodSync(draft, 0o600);
    renameSync(draft, target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Unpacks an archive into a folder. Throws CommandProblem where it is not one of these, or lacks a file. */
export async function unpack(source: string, required: readonly string[], folder: string): Promise<void> {
  const names = await namesIn(source);
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new CommandProblem(`${source} is no backup of Repartee: it lacks ${missing.join(', ')}.`);
  await extract({ file: source, cwd: folder, strict: true, preserveOwner: false });
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o600);
}

async function namesIn(source: string): Promise<string[]> {
  if (!existsSync(source)) throw new CommandProblem(`There is no file ${resolve(source)}.`);
  const names: string[] = [];
  try {
    await list({ file: source, strict: true, onReadEntry: ({ path }) => names.push(path) });
  } catch (cause) {
    throw new CommandProblem(`${source} cannot be read as a backup.`, { cause });
  }
  return names;
}

function copy({ path, kind }: ArchivedFile, destination: string): void {
  if (kind === 'sqlite') copySqlite(path, destination);
  else copyFileSync(path, destination);
}

/** On the same disk as the target, so that the finished archive appears in one step. */
function scratchBeside(target: string): string {
  try {
    return mkdtempSync(join(dirname(target), '.repartee-'));
  } catch (cause) {
    throw new CommandProblem(`Nothing can be written in ${dirname(target)}. Make that folder, or choose another.`, {
      cause,
    });
  }
}
