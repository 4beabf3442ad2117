import { generateKeyPairSync } from 'node:crypto';
import { Writable } from 'node:stream';

import type { CurrentUser } from '../auth/current-user.js';
import type { ClickHouse } from '../clickhouse/clickhouse.js';
import { createTestFolder } from '../journal/journal.fixtures.js';
import { parseMasterKey } from '../keys/master-key.js';
import { PinoLog } from '../telemetry/log.js';
import type { Kernel, OpenKernel } from './kernel.js';
import { openKernel } from './kernel.js';

export interface TestKernel extends Kernel {
  /** Lines of the log so far. */
  logged: () => string;
}

/** A kernel in a folder of its own, without ClickHouse: for specs that touch no table. */
export async function createTestKernel(overrides: Partial<OpenKernel> = {}): Promise<TestKernel> {
  const folder = createTestFolder();
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const kernel = await openKernel({
    paths: {
      journal: folder.file('journal.sqlite'),
      feed: folder.file('feed.sqlite'),
      keys: folder.file('keys.sqlite'),
      readModel: (name) => folder.file(`${name}.sqlite`),
    },
    wrapping: parseMasterKey('0f'.repeat(32)),
    signingKey: generateKeyPairSync('ed25519'),
    clickhouse: { ping: () => Promise.resolve(true) } as ClickHouse,
    log: new PinoLog({ service: 'test', level: 'info', destination }),
    ...overrides,
  });
  const close = async () => {
    await kernel.close().finally(() => folder.remove());
  };
  return { ...kernel, close, logged: () => lines.join('') };
}

/** Ada, a learner of the red team in Lille. */
export function createTestUser(overrides: Partial<CurrentUser> = {}): CurrentUser {
  return {
    id: 'ada',
    organisation: 'acme',
    roles: [{ role: 'learner', everywhere: false, sites: [], teams: [] }],
    team: 'red',
    site: 'lille',
    csrf: 'csrf-of-ada',
    issuedAt: 0,
    ...overrides,
  };
}
