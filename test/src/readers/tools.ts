import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { installDebianPackages } from '@repartee/brokers';

/** Programs and libraries of others that read the log, in a folder of their own. */
export interface ReaderTools {
  python: string;
  /** The entry of the CloudEvents library. */
  cloudEvents: string;
}

/** Finds or fetches them: kcat from Debian, protobuf's compiler for Python from PyPI, `cloudevents` from npm. */
export function fetchTools(folder: string): ReaderTools {
  if (spawnSync('kcat', ['-V']).error && !installDebianPackages('kcat', ['kcat']))
    throw new Error('There is no kcat on the path. Install it (Debian, Ubuntu: apt-get install kcat).');
  const venv = join(folder, 'python');
  runOrThrow('python3', ['-m', 'venv', venv]);
  const python = join(venv, 'bin', 'python');
  runOrThrow(python, ['-m', 'pip', 'install', '--quiet', 'grpcio-tools', 'protobuf']);
  runOrThrow('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, 'cloudevents']);
  return { python, cloudEvents: join(folder, 'node_modules', 'cloudevents', 'dist', 'index.js') };
}

/** What the command says on its standard output. Throws with what it says on the other. */
export function runOrThrow(command: string, args: readonly string[], input?: Buffer): Buffer {
  const { status, stdout, stderr, error } = spawnSync(command, [...args], {
    ...(input && { input }),
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${String(stderr)}`);
  return stdout;
}
