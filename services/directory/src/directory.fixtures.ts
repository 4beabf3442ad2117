import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ClickHouse, Kernel, KeyWrapping } from '@repartee/kernel';
import {
  KernelModule,
  KeyStoreUnavailable,
  PinoLog,
  SystemClock,
  acceptBodies,
  openKernel,
  parseMasterKey,
} from '@repartee/kernel';
import type { Me } from '@repartee/proto';
import { csrfCookie, csrfHeader } from '@repartee/proto';

import { directoryBodies } from './bodies.js';
import type { Directory, DirectoryOptions } from './directory.js';
import { openDirectory } from './directory.js';
import { DirectoryModule } from './directory.module.js';
import { Portal } from './links/portal.js';
import type { NewPerson } from './people/people.service.js';
import type { Seed } from './seed/seed.js';

/** Cheap, so that specs are fast; never for people. */
const cheapHashing = { memoryCost: 1024, timeCost: 1, parallelism: 1 };

export const testStart = Date.UTC(2026, 2, 2, 9);

const masterKey = parseMasterKey('0f'.repeat(32));

/** Wraps keys as a service on another machine does: later, and not at all while it is away. */
export class WrappingElsewhere implements KeyWrapping {
  readonly name = 'a key elsewhere';
  isAway = false;

  wrap(key: Uint8Array, organisation: string): Promise<Uint8Array> {
    return this.isAway ? Promise.reject(new KeyStoreUnavailable()) : masterKey.wrap(key, organisation);
  }

  unwrap(wrapped: Uint8Array, organisation: string): Promise<Uint8Array> {
    return this.isAway ? Promise.reject(new KeyStoreUnavailable()) : masterKey.unwrap(wrapped, organisation);
  }
}

/** Tells the time that a spec has set; timers run as ever. */
export class StandingClock extends SystemClock {
  private time = testStart;

  override now(): number {
    return this.time;
  }

  pass(ms: number): void {
    this.time += ms;
  }
}

export interface TestDirectory {
  kernel: Kernel;
  directory: Directory;
  clock: StandingClock;
  url: string;
  /** Closes everything and opens it again on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A directory behind real HTTP, on real files, under a clock that stands at 2 March 2026, 9:00 UTC. */
export async function createTestDirectory(
  overrides: Partial<DirectoryOptions> = {},
  wrapping: KeyWrapping = masterKey,
): Promise<TestDirectory> {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-directory-'));
  const clock = new StandingClock();
  const signingKey = generateKeyPairSync('ed25519');
  const start = async () => {
    const kernel = await openTestKernel(folder, { clock, signingKey, wrapping });
    const directory = await openDirectory({ ...testOptions(folder), ...overrides }, kernel);
    const { app, url } = await listen(kernel, directory);
    const stop = async () => {
      await app.close();
      await directory.close();
      await kernel.close();
    };
    return { kernel, directory, url, stop };
  };
  let running = await start();
  return {
    clock,
    get kernel() {
      return running.kernel;
    },
    get directory() {
      return running.directory;
    },
    get url() {
      return running.url;
    },
    restart: async () => {
      await running.stop();
      running = await start();
    },
    close: async () => {
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function testOptions(folder: string): DirectoryOptions {
  return {
    paths: {
      credentials: join(folder, 'credentials.sqlite'),
      emailSecret: join(folder, 'email.key'),
      readModel: join(folder, 'directory.sqlite'),
    },
    portal: new Portal('http://repartee.test'),
    hashing: cheapHashing,
  };
}

interface KernelParts {
  clock: StandingClock;
  signingKey: ReturnType<typeof generateKeyPairSync>;
  wrapping: KeyWrapping;
}

function openTestKernel(folder: string, parts: KernelParts): Promise<Kernel> {
  return openKernel({
    paths: {
      journal: join(folder, 'journal.sqlite'),
      feed: join(folder, 'feed.sqlite'),
      keys: join(folder, 'keys.sqlite'),
      readModel: (name) => join(folder, `${name}.sqlite`),
    },
    ...parts,
    clickhouse: { ping: () => Promise.resolve(true) } as ClickHouse,
    log: new PinoLog({ service: 'test', level: 'silent' }),
  });
}

async function listen(kernel: Kernel, directory: Directory) {
  @Module({ imports: [KernelModule.forRoot(kernel), DirectoryModule.forRoot(directory)] })
  class TestModule {}

  const app = await NestFactory.create<NestExpressApplication>(TestModule, { logger: false, bodyParser: false });
  acceptBodies(app, directoryBodies);
  await app.listen(0, '127.0.0.1');
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { app, url: `http://127.0.0.1:${port}` };
}

export interface Answer<Body = unknown> {
  status: number;
  body: Body;
  headers: Headers;
}

/** A browser as far as cookies go. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  constructor(private readonly address: () => string) {}

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path);
  }

  post<Body>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, body);
  }

  async send<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers: Record<string, string> = { cookie, [csrfHeader]: this.cookies.get(csrfCookie) ?? '' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(this.address() + path, { method, headers, ...init });
    response.headers.getSetCookie().forEach((header) => this.keep(header));
    const text = await response.text();
    const parsed = (text === '' ? undefined : JSON.parse(text)) as Body;
    return { status: response.status, body: parsed, headers: response.headers };
  }

  signIn(email: string, password: string): Promise<Answer<Me>> {
    return this.post<Me>('/api/auth/sign-in', { email, password });
  }

  private keep(header: string): void {
    const [pair = ''] = header.split(';');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** An organisation with Nora, who administers it, and Jules, a learner; ids and addresses begin with or end in its id. */
export function testSeed(id: string): Seed {
  const everywhere = { everywhere: true, sites: [], teams: [] };
  const learner: NewPerson['roles'][number] = { role: 'learner', everywhere: false, sites: [], teams: [] };
  const person = (name: string, roles: Seed['people'][number]['roles']): Seed['people'][number] => ({
    ...{ id: `${id}-${name.toLowerCase()}`, name, email: `${name.toLowerCase()}@${id}.test`, language: 'fr', roles },
    ...{ teamId: `${id}-care`, password: `the word of ${name}` },
  });
  return {
    organisation: {
      ...{ id, name: id, timeZone: 'Europe/Paris', language: 'fr' },
      policy: { managersOpenAssessed: true },
    },
    ...{ at: testStart, by: 'test' },
    sites: [{ id: `${id}-lille`, name: 'Lille' }],
    teams: [{ id: `${id}-care`, name: 'Customer care', siteId: `${id}-lille` }],
    people: [person('Nora', [{ role: 'admin', ...everywhere }, learner]), person('Jules', [learner])],
  };
}
