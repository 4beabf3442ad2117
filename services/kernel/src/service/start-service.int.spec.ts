import { generateKeyPairSync } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePorts } from '@repartee/brokers';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { KeyStoreUnavailable, KeyStoreUnusable } from '../keys/key-errors.js';
import type { KeyWrapping } from '../keys/key-wrapping.js';
import { startService } from './start-service.js';

const WHY = 'The token for the key repartee of https://10.0.0.7:8200 cannot be read: /run/secrets/kms.token.';

/** A key that is away until it is refused, which ends the start. */
class KeyAway implements KeyWrapping {
  readonly name = 'the key repartee';
  isRefused = false;

  wrap(): Promise<Uint8Array> {
    return Promise.reject(this.isRefused ? new KeyStoreUnusable('refused') : new KeyStoreUnavailable(undefined, WHY));
  }

  unwrap(): Promise<Uint8Array> {
    return this.wrap();
  }
}

let folder: ReturnType<typeof createTestFolder>;
let key: KeyAway;
let url: string;
let started: Promise<unknown>;

beforeEach(async () => {
  folder = createTestFolder();
  key = new KeyAway();
  const [port = 0] = await freePorts(1);
  url = `http://127.0.0.1:${port}`;
  const settings = {
    ...{ name: 'catalog', instance: 'catalog-0', port, host: '127.0.0.1', publicUrl: undefined },
    ...{ logLevel: 'silent' as const, dataFolder: folder.path, keysUrl: undefined, keysFile: undefined },
    ...{ wrapping: key, masterKeyFile: undefined, graceMs: 60_000, kafka: { brokers: ['127.0.0.1:1'], prefix: '' } },
  };
  const signingKey = () => generateKeyPairSync('ed25519');
  started = startService({ settings, signingKey, open: () => Promise.resolve([]) }).catch((error: unknown) => error);
});

afterEach(async () => {
  key.isRefused = true;
  await started;
  folder.remove();
});

async function answerTo(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, text: await response.text() };
}

async function untilKeysAreAwaited(): Promise<void> {
  const until = Date.now() + 10_000;
  while (!(await answerTo('/health/ready').catch(() => undefined))?.text.includes('"name":"keys"'))
    if (Date.now() > until) throw new Error('The keys are not waited for.');
}

describe('a service that waits for its keys', () => {
  it('tells whoever runs it why, and everybody else no address and no file', async () => {
    await untilKeysAreAwaited();
    const [ready, asked] = [await answerTo('/health/ready'), await answerTo('/api/scenarios')];
    key.isRefused = true;
    expect(await started).toBeInstanceOf(KeyStoreUnusable);

    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toEqual({ ready: false, waitingFor: [{ name: 'keys', detail: WHY }] });
    expect(asked.status).toBe(503);
    expect(JSON.parse(asked.text)).toMatchObject({
      ...{ code: 'starting', title: 'Starting' },
      detail:
        'Repartee is starting (it waits for the service that opens its keys; /health/ready says why). Ask again in a moment.',
    });
    expect(asked.text).not.toMatch(/10\.0\.0\.7|secrets/);
  });
});
