import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenBao, Postgres, freePorts } from '@repartee/brokers';
import { PostgresKeys, TransitKey, parseMasterKey } from '@repartee/kernel';

import { runCommand } from '../harness/command.js';
import { environmentWith } from '../harness/config.js';
import { eventually } from '../harness/eventually.js';
import { repositoryRoot } from '../harness/repository.js';

const context = { organisation: 'acme', person: 'person-1', eventId: 'event-1' };
const WORDS = 'Je comprends que cela vous ait déçu.';
const MASTER_KEY = '0f'.repeat(32);

let bao: OpenBao;
let postgres: Postgres;
let folder: string;

// Where there is none yet, the servers are fetched.
beforeAll(async () => {
  [bao, postgres] = await Promise.all([OpenBao.start(), Postgres.start()]);
  await bao.makeKey('repartee');
}, 300_000);

afterAll(async () => {
  await Promise.all([bao.remove(), postgres.remove()]);
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-elsewhere-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wrappedBy = (tokenFile: string) => ({
  ...{ KEYS_URL: postgres.url, KEYS_KMS_URL: bao.url, KEYS_KMS_KEY: 'repartee', KEYS_KMS_TOKEN_FILE: tokenFile },
});

describe('a service whose keys are wrapped elsewhere', () => {
  let service: ChildProcess;
  let said: string[];
  let url: string;

  async function start(tokenFile: string): Promise<void> {
    const [port = 0] = await freePorts(1);
    url = `http://127.0.0.1:${port}`;
    const verifyingKey = join(folder, 'verifying.pem');
    writeFileSync(verifyingKey, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    const own = { PORT: String(port), REPARTEE_DATA: join(folder, 'data'), VERIFYING_KEY_FILE: verifyingKey };
    service = spawn(process.execPath, [join(repositoryRoot, 'services/catalog/dist/main.js')], {
      // Keys come before Kafka, which is not there.
      env: environmentWith({ ...own, ...wrappedBy(tokenFile), KAFKA_BROKERS: '127.0.0.1:1' }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    said = [];
    service.stderr?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  }

  afterEach(async () => {
    if (service.exitCode !== null) return;
    const exited = once(service, 'exit');
    service.kill('SIGKILL');
    await exited;
  });

  const healthOf = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${url}/health/${path}`).catch(() => undefined);
    return { status: response?.status ?? 0, text: (await response?.text()) ?? '' };
  };

  it('lives and is not ready while these cannot be had, says why, and goes on once they can', async () => {
    const tokenFile = await bao.tokenFor('repartee');
    await bao.seal();
    await start(tokenFile);
    await eventually(async () => (await healthOf('ready')).text.includes('"name":"keys"'), 60_000);
    expect(await healthOf('ready')).toMatchObject({
      status: 503,
      text: expect.stringMatching(/cannot be used now.*sealed/),
    });
    expect((await healthOf('live')).status).toBe(200);

    await bao.unseal();
    const waitsForSomethingElse = async () => {
      const { status, text } = await healthOf('ready');
      return status === 503 && text.includes('"name":"') && !text.includes('"name":"keys"');
    };
    await eventually(waitsForSomethingElse, 60_000);
    expect(service.exitCode).toBeNull();
  });

  it('ends at once, and says what to do, where it is refused', async () => {
    await bao.makeKey('others');
    await start(await bao.tokenFor('others'));
    if (service.exitCode === null) await once(service, 'exit');

    expect(service.exitCode).toBe(1);
    expect(said.join('')).toMatch(/^The key repartee of .* is refused \(.*permission denied.*has to be a good one/s);
    expect(said.join('')).not.toContain('    at ');
  });
});

describe('npm run keys -- rotate, where keys are in PostgreSQL', () => {
  it('has a key elsewhere wrap in place of the master key, then its newest version, then the master key again', async () => {
    const tokenFile = await bao.tokenFor('repartee');
    const there = new TransitKey({ url: bao.url, mount: 'transit', key: 'repartee', tokenFile });
    const before = await PostgresKeys.open({ url: postgres.url }, parseMasterKey(MASTER_KEY));
    const sealed = before.seal(context, WORDS);
    await before.close();
    const opened = async (wrapping = there) => {
      const keys = await PostgresKeys.open({ url: postgres.url }, wrapping);
      try {
        return keys.open(sealed, context);
      } finally {
        await keys.close();
      }
    };
    const next = { KEYS_NEXT_KMS_URL: bao.url, KEYS_NEXT_KMS_TOKEN_FILE: tokenFile };
    const there1 = await rotate({ KEYS_URL: postgres.url, KEYS_MASTER_KEY: MASTER_KEY, ...next });
    expect(there1).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('by the key repartee of') });
    expect(await opened()).toBe(WORDS);

    await bao.rotateKey('repartee');
    expect(await rotate(wrappedBy(tokenFile))).toMatchObject({ status: 0, stderr: '' });
    await bao.retireVersionsBefore('repartee', 2);
    expect(await opened()).toBe(WORDS);

    expect(await rotate({ ...wrappedBy(tokenFile), KEYS_NEXT_MASTER_KEY: MASTER_KEY })).toMatchObject({
      ...{ status: 0, stdout: 'The keys of 1 organisations are wrapped anew, by the master key.\n' },
    });
    await expect(opened()).rejects.toThrow(/wrapped by a master key/);
    const back = await PostgresKeys.open({ url: postgres.url }, parseMasterKey(MASTER_KEY));
    expect(back.open(sealed, context)).toBe(WORDS);
    await back.close();
  });

  it('changes nothing, and says what is missing, where it is not told from what to what', async () => {
    expect(await rotate({ KEYS_URL: postgres.url, KEYS_MASTER_KEY: MASTER_KEY })).toMatchObject({
      ...{ status: 1, stderr: expect.stringContaining('KEYS_NEXT_KMS_URL') },
    });
  });
});

const rotate = (variables: Record<string, string>) => runCommand('keys', ['rotate'], variables);
