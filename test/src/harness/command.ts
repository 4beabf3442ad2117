import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { environmentWith } from './config.js';
import type { Command } from './on-core.js';
import { repositoryRoot, scriptOf } from './repository.js';

export interface CommandResult {
  status: number;
  stdout: string;
  stderr: string;
}

/** A command that may take a while. */
export interface RunningCommand {
  /** What it has printed so far. */
  said(): string;
  /** As Ctrl-C does: what was started, and what that runs, are one group of processes. */
  interrupt(): void;
  result: Promise<CommandResult>;
}

type Variables = Readonly<Record<string, string>>;

/** Starts a command of the root package as npm does, from what was built. */
export function startCommand(name: string, args: readonly string[], variables: Variables = {}): RunningCommand {
  const { options, main } = scriptOf(name);
  return startProgram([process.execPath, ...options, main, ...args], variables);
}

/** The same, to its end. */
export function runCommand(...command: Parameters<typeof startCommand>): Promise<CommandResult> {
  return startCommand(...command).result;
}

/** A command to its end, typed as a person types it: npm takes a second of its own. */
export function runByNpm(name: string, args: readonly string[], variables: Variables = {}): Promise<CommandResult> {
  return startProgram(['npm', 'run', '-s', name, '--', ...args], variables).result;
}

function startProgram([program, ...args]: Command, variables: Variables): RunningCommand {
  const child = spawn(program, args, {
    cwd: repositoryRoot,
    env: environmentWith(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => err.push(String(chunk)));
  const result = new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, stdout: out.join(''), stderr: err.join('') }));
  });
  const interrupt = () => void (child.pid !== undefined && process.kill(-child.pid, 'SIGINT'));
  return { said: () => out.join(''), interrupt, result };
}

export const dataOf = (folder: string): Record<string, string> => ({ REPARTEE_DATA: join(folder) });
