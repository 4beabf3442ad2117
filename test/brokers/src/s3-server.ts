import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { cacheFolder, searchPath } from './config.js';
import { freePorts } from './free-ports.js';
import { spawnWithLifeline } from './lifeline.js';

const NAME = 'versitygw';
const VERSION = 'v1.8.0';
const READY_LIMIT_MS = 30_000;

const MISSING =
  `This needs ${NAME}, a server of S3, and found none. Put it on the PATH, or Go 1.24 or newer with which it is built ` +
  `(go install github.com/versity/versitygw/cmd/versitygw@${VERSION}).`;

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A real S3 server of one's own over a folder that goes with it, with one bucket. */
export class S3Server {
  private constructor(
    readonly url: string,
    readonly bucket: string,
    readonly credentials: Credentials,
    private readonly folder: string,
    private readonly running: { child: ChildProcess; pid: number },
  ) {}

  /** Throws with what to do where the server is not there and cannot be built. */
  static async start(): Promise<S3Server> {
    const program = findProgram();
    const folder = mkdtempSync(join(tmpdir(), 'repartee-s3-'));
    const [port = 0] = await freePorts(1);
    const bucket = 'recordings';
    mkdirSync(join(folder, 'buckets', bucket), { recursive: true });
    const credentials = { accessKeyId: 'repartee', secretAccessKey: randomBytes(12).toString('hex') };
    const command = [program, '--port', `127.0.0.1:${port}`, 'posix', join(folder, 'buckets')];
    const env = { ROOT_ACCESS_KEY: credentials.accessKeyId, ROOT_SECRET_KEY: credentials.secretAccessKey };
    const running = await spawnWithLifeline({ command, log: join(folder, 'log'), env });
    const server = new S3Server(`http://127.0.0.1:${port}`, bucket, credentials, folder, running);
    await server.ready();
    return server;
  }

  async remove(): Promise<void> {
    const { child, pid } = this.running;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      process.kill(pid, 'SIGKILL');
      await exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** It answers whoever has no key with a refusal. */
  private async ready(): Promise<void> {
    for (let waited = 0; !(await fetch(this.url).catch(() => undefined)); waited += 50) {
      if (this.running.child.exitCode !== null || waited > READY_LIMIT_MS)
        throw new Error(`${NAME} does not start:\n${readFileSync(join(this.folder, 'log'), 'utf8')}`);
      await delay(50);
    }
  }
}

/** The one on the path, or one that was built before; else it is built, from wherever Go is set up to fetch from. */
function findProgram(): string {
  const built = join(cacheFolder(), `${NAME}-${VERSION}`);
  const found = [...searchPath().map((folder) => join(folder, NAME)), join(built, NAME)].find((file) => existsSync(file)); // prettier-ignore
  return found ?? join(build(built), NAME);
}

/** Whole or not at all, also where two processes build at once. */
function build(folder: string): string {
  mkdirSync(cacheFolder(), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  process.stderr.write(`No ${NAME} found; building it with Go...\n`);
  const goal = `github.com/versity/versitygw/cmd/versitygw@${VERSION}`;
  const { error, status, stderr } = spawnSync('env', [`GOBIN=${draft}`, 'go', 'install', goal], { encoding: 'utf8' });
  try {
    if (error || status !== 0) throw new Error(`${MISSING}\n${stderr.slice(-1000)}`);
    if (!existsSync(folder)) renameSync(draft, folder);
    return folder;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
