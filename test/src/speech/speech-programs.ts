import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installDebianPackages } from '@repartee/brokers';

const own = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const REQUIREMENTS = own('speech/requirements.txt');
const CACHE = own('.cache');

export const RECOGNISER = own('speech/recogniser.py');
export const SPEAKER = own('speech/speaker.py');

const PYTHON_ADVICE =
  'The tests of real speech need Python 3 with pip (Debian: apt-get install python3 python3-pip), which fetches PocketSphinx once.';
const ESPEAK_ADVICE =
  'The tests of real speech need the library of eSpeak NG (Debian: apt-get install espeak-ng; macOS is not supported).';

/** The variables with which Python finds PocketSphinx, which is fetched once for this Python. Throws with what to do. */
export function recogniserVariables(): Record<string, string> {
  const version = python(['-c', 'import sys; print(*sys.version_info[:2])']).trim().replace(' ', '.');
  const folder = join(CACHE, `pocketsphinx-python${version}`);
  if (!existsSync(folder)) fetchInto(folder);
  return { PYTHONPATH: folder };
}

/** Throws with what to do where eSpeak NG is neither there nor may be installed. */
export function needSpeaker(): void {
  const load = ['-c', 'import ctypes; ctypes.CDLL("libespeak-ng.so.1")'];
  if (succeeds(load)) return;
  if (!installDebianPackages('eSpeak NG', ['espeak-ng']) || !succeeds(load)) throw new Error(ESPEAK_ADVICE);
}

const succeeds = (args: readonly string[]): boolean => spawnSync('python3', args, { stdio: 'ignore' }).status === 0;

function python(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${PYTHON_ADVICE}\n${(stderr ?? '').slice(-1_000)}`);
  return stdout;
}

/** Whole or not at all, also where two processes fetch at once. */
function fetchInto(folder: string): void {
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    python(['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--target', draft, '-r', REQUIREMENTS]);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
