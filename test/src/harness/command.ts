import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { environmentWith } from './config.js';
import { repositoryRoot } from './repository.js';

export interface CommandResult {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of the root package as a person would, from what was built. */
export function runCommand(
  name: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const child = spawn('npm', ['run', '-s', name, '--', ...args], {
    cwd: repositoryRoot,
    env: environmentWith(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => err.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, stdout: out.join(''), stderr: err.join('') }));
  });
}

export const dataOf = (folder: string): Record<string, string> => ({ REPARTEE_DATA: join(folder) });
