import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { searchPath } from './config.js';
import { installDebianPackages } from './debian-packages.js';
import { freePorts } from './free-ports.js';
import { spawnWithLifeline } from './lifeline.js';

/** The one that deploy/ runs; tests run on it where the machine has several. */
export const POSTGRES_MAJOR = 15;

const DEBIAN = '/usr/lib/postgresql';
const USER = 'repartee';
const READY_LIMIT_MS = 60_000;

const MISSING =
  'This needs PostgreSQL 13 or newer and found none. Install it (Debian, Ubuntu: apt-get install postgresql; ' +
  'macOS: brew install postgresql), so that initdb and postgres are below /usr/lib/postgresql or on the PATH.';

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=40',
  'shared_buffers=16MB',
  // As in deploy/: files of the write-ahead log are removed rather than used again with what they hold.
  'wal_recycle=off',
];

/** A real PostgreSQL server of one's own, which ends with this process however that ends. */
export class Postgres {
  private running: { child: ChildProcess; pid: number } | undefined;

  private constructor(
    private readonly binaries: string,
    private readonly folder: string,
    private readonly port: number,
    private readonly password: string,
  ) {}

  /**
   * In that folder, with what it holds from before; default: in one that goes with it. Throws with what to do where
   * PostgreSQL is not installed.
   */
  static async start(folder = mkdtempSync(join(tmpdir(), 'repartee-postgres-'))): Promise<Postgres> {
    const [port] = await freePorts(1);
    if (port === undefined) throw new Error('There is no free port.');
    const postgres = new Postgres(findBinaries(), folder, port, passwordIn(folder));
    if (!existsSync(postgres.data)) postgres.initialise();
    await postgres.run();
    return postgres;
  }

  get url(): string {
    return `postgresql://${USER}:${this.password}@127.0.0.1:${this.port}/postgres`;
  }

  /** The folder of its files. */
  get data(): string {
    return join(this.folder, 'data');
  }

  /** Again after `stop` or `kill`, on the same port. */
  async run(): Promise<void> {
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    const command = [join(this.binaries, 'postgres'), '-D', this.data, '-p', String(this.port), ...settings];
    const { child, pid } = await spawnWithLifeline({ command, log: this.log, as: unprivileged() });
    this.running = { child, pid };
    for (let waited = 0; !this.isReady(pid); waited += 50) {
      if (child.exitCode !== null || waited > READY_LIMIT_MS)
        throw new Error(`PostgreSQL does not start:\n${readFileSync(this.log, 'utf8').slice(-2000)}`);
      await delay(50);
    }
  }

  /** Ends it in order, connections first. */
  stop(): Promise<void> {
    return this.end('SIGINT');
  }

  /** As a machine that fails. */
  kill(): Promise<void> {
    return this.end('SIGQUIT');
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get log(): string {
    return join(this.folder, 'log');
  }

  /** What it says of itself: its process on the first line, and on the eighth whether it lets anybody in. */
  private isReady(pid: number): boolean {
    const file = join(this.data, 'postmaster.pid');
    if (!existsSync(file)) return false;
    const lines = readFileSync(file, 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child, pid } = this.running ?? {};
    if (!child || pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    process.kill(pid, signal);
    await exited;
  }

  private initialise(): void {
    const secret = passwordFile(this.folder);
    const { uid, gid } = unprivileged();
    for (const path of [this.folder, secret]) if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
    chmodSync(this.folder, 0o700);
    const options = ['-U', USER, '--auth=scram-sha-256', `--pwfile=${secret}`, '--no-sync', '--locale=C', '-E', 'UTF8'];
    const made = spawnSync(join(this.binaries, 'initdb'), ['-D', this.data, ...options], {
      ...unprivileged(),
      encoding: 'utf8',
    });
    if (made.status !== 0)
      throw new Error(`initdb failed; a user who is not root has to be let into ${this.folder}:\n${made.stderr}`);
  }
}

const passwordFile = (folder: string): string => join(folder, 'password');

/** Made once, with the folder where that is not there. */
function passwordIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = passwordFile(folder);
  if (!existsSync(file)) writeFileSync(file, randomBytes(12).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** The server refuses to run as root. */
function unprivileged(): Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> {
  if (process.getuid?.() !== 0) return { cwd: tmpdir() };
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const user = ['postgres', 'nobody'].flatMap((name) => users.filter((line) => line.startsWith(`${name}:`)))[0];
  const [, , uid, gid] = user?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534), cwd: tmpdir() };
}

/** Those of this machine; where there are none, Debian's package is installed if that is allowed. */
function findBinaries(): string {
  const found = installed() ?? (installDebianPackages('PostgreSQL', ['postgresql']) ? installed() : undefined);
  if (found === undefined) throw new Error(MISSING);
  return found;
}

/** Debian's versions in the order in which they are taken: the one that deploy/ runs, then the newest. */
export function inOrderOfChoice(versions: readonly string[]): string[] {
  const rank = (version: string) => (Number(version) === POSTGRES_MAJOR ? Infinity : Number(version));
  return [...versions].sort((one, other) => rank(other) - rank(one));
}

/** Debian keeps them out of the path, by version. */
function installed(): string | undefined {
  const versions = existsSync(DEBIAN) ? inOrderOfChoice(readdirSync(DEBIAN)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...searchPath()];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}
