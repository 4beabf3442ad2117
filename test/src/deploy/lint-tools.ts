import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { installDebianPackages } from '@repartee/brokers';

import { environmentWith, readTestConfig } from '../harness/config.js';
import { repositoryRoot } from '../harness/repository.js';

const REQUIREMENTS = join(repositoryRoot, 'deploy/lint/requirements.txt');
/** Lints compose files, and carries the published schema of them. */
const COMPOSE_LINTER = 'dclint@3.1.0';

const ADVICE =
  'The checks of deploy/ need Python 3.10 or newer with venv, promtool, nginx and openssl ' +
  '(Debian, Ubuntu: apt-get install python3-venv prometheus nginx openssl), and fetch the rest from PyPI and npm.';

export interface Ran {
  status: number;
  /** What it printed, on both outputs. */
  text: string;
  stdout: string;
}

/** The tools that deploy/ is linted with. What comes from PyPI and npm is installed once, in a folder outside the checkout. */
export class LintTools {
  private constructor(
    private readonly folder: string,
    private readonly programs: ReadonlyMap<string, string>,
  ) {}

  /** Throws with what to do where a tool is not there and cannot be brought. */
  static async bring(): Promise<LintTools> {
    const pinned = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(COMPOSE_LINTER).digest('hex');
    const folder = join(readTestConfig().caches, 'repartee', `deploy-lint-${pinned.slice(0, 12)}`);
    const programs = debianPrograms();
    if (!existsSync(join(folder, 'complete'))) await install(folder);
    return new LintTools(folder, programs);
  }

  /** Runs one of them: hadolint, checkov, python, dclint, promtool, nginx, or a shell. */
  run(tool: string, args: readonly string[]): Promise<Ran> {
    const own = [join(this.folder, 'python/bin', tool), join(this.folder, 'node_modules/.bin', tool)];
    const program = this.programs.get(tool) ?? own.find((file) => existsSync(file));
    if (program === undefined) throw new Error(`There is no ${tool} among the tools. ${ADVICE}`);
    return run(program, args);
  }
}

/** A virtual environment cannot be moved, so what was cut off is begun again where it lies. */
async function install(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const python = join(folder, 'python');
  const makeEnvironment = () => spawnSync('python3', ['-m', 'venv', python], { stdio: 'ignore' }).status === 0;
  if (!makeEnvironment() && !(installDebianPackages('venv of Python', ['python3-venv']) && makeEnvironment()))
    throw new Error(ADVICE);
  const fetched = await Promise.all([
    run(join(python, 'bin/pip'), [
      'install',
      '--quiet',
      '--no-compile',
      '--disable-pip-version-check',
      '-r',
      REQUIREMENTS,
    ]),
    run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, COMPOSE_LINTER]),
  ]);
  for (const { status, text } of fetched)
    if (status !== 0) throw new Error(`A tool could not be fetched: ${text.slice(-1000)}\n${ADVICE}`);
  writeFileSync(join(folder, 'complete'), '');
}

/** Their packages, by the programs that are taken from them. */
const DEBIAN = { promtool: 'prometheus', nginx: 'nginx', openssl: 'openssl', sh: 'dash' } as const;

function debianPrograms(): Map<string, string> {
  const find = () => new Map(Object.keys(DEBIAN).flatMap((name) => located(name).map((file) => [name, file] as const)));
  const missing = Object.entries(DEBIAN).filter(([name]) => !find().has(name));
  if (missing.length > 0) installDebianPackages(missing.map(([name]) => name).join(' and '), missing.map(([, name]) => name)); // prettier-ignore
  const found = find();
  if (found.size < Object.keys(DEBIAN).length) throw new Error(ADVICE);
  return found;
}

/** Debian keeps servers out of the path of people who are not root. */
function located(name: string): string[] {
  const files = [...readTestConfig().path, '/usr/sbin'].map((folder) => join(folder, name));
  return files.filter((file) => existsSync(file)).slice(0, 1);
}

function run(program: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(program, args, {
    cwd: repositoryRoot,
    env: environmentWith({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const all: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(String(chunk));
    all.push(String(chunk));
  });
  child.stderr.on('data', (chunk: Buffer) => all.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, text: all.join('').trim(), stdout: out.join('') }));
  });
}
