import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readTestConfig } from '../../../harness/config.js';
import { repositoryRoot } from '../../../harness/repository.js';

const REQUIREMENTS = join(repositoryRoot, 'test/speech/pipecat-requirements.txt');
const ADVICE =
  'The bench of voice is held beside Pipecat, which needs Python 3.11 or newer with venv (Debian: apt-get install ' +
  'python3-venv) and 530 MB. Leave it out with --no-peer.';

/**
 * The Python that has Pipecat, in the release that is pinned, in a folder outside the checkout; made the first time. Throws
 * with what to do where it cannot be.
 */
export function peerPython(say: (line: string) => void): string {
  const pinned = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const folder = join(readTestConfig().caches, 'repartee', `pipecat-${pinned}`);
  const python = join(folder, 'bin/python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  say('Pipecat is fetched, which takes a minute or two the first time...');
  // A virtual environment cannot be moved: what was cut off is begun again where it lies.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('python3', ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]);
  writeFileSync(complete, '');
  return python;
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${ADVICE}\n${(stderr ?? '').slice(-1_000)}`);
}
