import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { freePorts } from './free-ports.js';
import { spawnWithLifeline } from './lifeline.js';
import { openBaoProgram } from './openbao-program.js';

const READY_LIMIT_MS = 30_000;

/** A real OpenBao server of one's own, in a folder that goes with it, with a transit engine and keys on it. */
export class OpenBao {
  private running: { child: ChildProcess; pid: number } | undefined;
  private root = '';
  private unsealKey = '';

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    readonly url: string,
  ) {}

  /** Throws with what to do where the server is not there and cannot be fetched. */
  static async start(): Promise<OpenBao> {
    const program = openBaoProgram();
    const folder = mkdtempSync(join(tmpdir(), 'repartee-openbao-'));
    const [port = 0, peers = 0] = await freePorts(2);
    const bao = new OpenBao(program, folder, `http://127.0.0.1:${port}`);
    const data = join(folder, 'data');
    mkdirSync(data);
    const settings = {
      storage: { raft: { path: data, node_id: 'one' } },
      listener: [{ tcp: { address: `127.0.0.1:${port}`, cluster_address: `127.0.0.1:${peers}`, tls_disable: true } }],
      api_addr: bao.url,
      cluster_addr: `https://127.0.0.1:${peers}`,
    };
    writeFileSync(bao.settings, JSON.stringify(settings));
    await bao.launch();
    await bao.initialise();
    return bao;
  }

  /** Makes a key that wraps, on the engine. */
  async makeKey(key: string): Promise<void> {
    await this.ask('POST', `transit/keys/${key}`);
  }

  /** A new version of the key, which wraps from now on. */
  async rotateKey(key: string): Promise<void> {
    await this.ask('POST', `transit/keys/${key}/rotate`);
  }

  /** Versions before this one open nothing any more. */
  async retireVersionsBefore(key: string, version: number): Promise<void> {
    await this.ask('POST', `transit/keys/${key}/config`, { min_decryption_version: version });
  }

  /** The file with a token that may wrap and unwrap with these keys, and nothing else. */
  async tokenFor(...keys: string[]): Promise<string> {
    const paths = keys.flatMap((key) => [`transit/encrypt/${key}`, `transit/decrypt/${key}`]);
    const policy = paths.map((path) => `path "${path}" { capabilities = ["update"] }`).join('\n');
    const name = ['only', ...keys].join('-');
    await this.ask('POST', `sys/policies/acl/${name}`, { policy });
    const said = await this.ask('POST', 'auth/token/create', { policies: [name], no_default_policy: true });
    const { auth } = said as { auth: { client_token: string } };
    const file = join(this.folder, `${name}.token`);
    writeFileSync(file, `${auth.client_token}\n`, { mode: 0o600 });
    return file;
  }

  /** It runs and serves nobody, as after each start until somebody has unsealed it. */
  async seal(): Promise<void> {
    await this.ask('POST', 'sys/seal');
  }

  async unseal(): Promise<void> {
    await this.ask('POST', 'sys/unseal', { key: this.unsealKey });
    await this.until(async () => (await fetch(`${this.url}/v1/sys/health`)).status === 200);
  }

  /** Has it stand still, each of its threads: it takes connections and answers nobody. */
  async stand(): Promise<void> {
    this.signal('SIGSTOP');
    await this.until(() => Promise.resolve(this.threads().every((state) => state === 'T')));
  }

  goOn(): void {
    this.signal('SIGCONT');
  }

  /** Ends it as a machine that fails. */
  async kill(): Promise<void> {
    const child = this.running?.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    this.signal('SIGKILL');
    await exited;
  }

  /** Again after `kill`, with what it held, and unsealed. */
  async run(): Promise<void> {
    await this.launch();
    await this.unseal();
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get settings(): string {
    return join(this.folder, 'settings.json');
  }

  private get log(): string {
    return join(this.folder, 'log');
  }

  /** What its threads do, a letter each as Linux tells it. */
  private threads(): string[] {
    const tasks = `/proc/${this.running?.pid}/task`;
    return readdirSync(tasks).map(
      (task) => readFileSync(`${tasks}/${task}/stat`, 'utf8').split(') ').at(-1)?.[0] ?? '',
    );
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.running) process.kill(this.running.pid, signal);
  }

  private async launch(): Promise<void> {
    const command = [this.program, 'server', `-config=${this.settings}`];
    this.running = await spawnWithLifeline({ command, log: this.log });
    await this.until(async () => (await fetch(`${this.url}/v1/sys/seal-status`)).ok);
  }

  private async initialise(): Promise<void> {
    const said = await this.ask('POST', 'sys/init', { secret_shares: 1, secret_threshold: 1 });
    const { keys, root_token: root } = said as { keys: string[]; root_token: string };
    this.unsealKey = keys[0] ?? '';
    this.root = root;
    await this.unseal();
    await this.ask('POST', 'sys/mounts/transit', { type: 'transit' });
  }

  private async ask(method: string, path: string, body: object = {}): Promise<unknown> {
    const headers = { 'x-vault-token': this.root };
    const response = await fetch(`${this.url}/v1/${path}`, { method, headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`OpenBao answers ${response.status} to ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  private async until(holds: () => Promise<boolean>): Promise<void> {
    for (let waited = 0; !(await holds().catch(() => false)); waited += 50) {
      if (this.running?.child.exitCode !== null || waited > READY_LIMIT_MS)
        throw new Error(`OpenBao does not start:\n${readFileSync(this.log, 'utf8').slice(-2000)}`);
      await delay(50);
    }
  }
}
