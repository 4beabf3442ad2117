import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenBao } from '@repartee/brokers';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { problemOf } from '../problems/problem-filter.js';
import { all, bytesOf, openSqlite } from '../sqlite/sqlite.js';
import { thrownBy, until } from './keys.fixtures.js';
import { parseMasterKey } from './master-key.js';
import { SqliteKeys } from './sqlite-keys.js';
import { TransitKey } from './transit-key.js';

const LIMIT_MS = 500;
const MASTER = parseMasterKey('0f'.repeat(32));
const acme = { organisation: 'acme', person: 'person-1', eventId: 'event-1' };
const globex = { ...acme, organisation: 'globex' };
const WORDS = 'Je comprends que cela vous ait déçu.';

let bao: OpenBao;
let kms: TransitKey;
let other: TransitKey;
let folder: ReturnType<typeof createTestFolder>;

// Where there is none yet, the server is fetched.
beforeAll(async () => {
  bao = await OpenBao.start();
  for (const name of ['repartee', 'another']) await bao.makeKey(name);
  const at = { url: bao.url, mount: 'transit', limitMs: LIMIT_MS };
  kms = new TransitKey({ ...at, key: 'repartee', tokenFile: await bao.tokenFor('repartee') });
  other = new TransitKey({ ...at, key: 'another', tokenFile: await bao.tokenFor('another') });
}, 300_000);

afterAll(() => bao.remove());

beforeEach(() => {
  folder = createTestFolder();
});

afterEach(() => folder.remove());

const path = () => folder.file('keys.sqlite');
const open = (wrapping = kms, limitMs = 0) => SqliteKeys.openWrapped(path(), wrapping, { limitMs });

/** As they are stored: what wraps them, and with which version. */
function marks(): string[] {
  const db = openSqlite(path(), { readOnly: true });
  const rows = all<{ wrapped: Uint8Array }>(db.prepare('SELECT wrapped FROM organisation_keys ORDER BY organisation'));
  db.close();
  return rows.map(({ wrapped }) => /^vault:v\d+/.exec(Buffer.from(bytesOf(wrapped)).toString('latin1'))?.[0] ?? 'none');
}

describe('keys of organisations that a service elsewhere wraps', () => {
  it('open what they sealed, also after a restart, and are stored as it wrapped them', async () => {
    const keys = await open();
    await keys.prepare('acme');
    const sealed = keys.seal(acme, WORDS);
    await keys.close();
    const again = await open();

    expect(again.open(sealed, acme)).toBe(WORDS);
    expect(marks()).toEqual(['vault:v1']);
    await again.close();
  });

  it('are waited for at the start, and told of, while it is away', async () => {
    await (await open()).close();
    await bao.seal();
    const told: string[] = [];
    const opening = SqliteKeys.openWrapped(path(), kms, {
      limitMs: 20_000,
      onTrouble: ({ message }) => told.push(message),
    });
    await until(() => told.length > 1);
    await bao.unseal();
    const keys = await opening;

    expect(told[0]).toMatch(/^The key repartee of .* cannot be used now \(.*sealed/);
    await keys.prepare('acme');
    await keys.close();
  });

  it('are given up at the start when it stays away, and at once where it refuses', async () => {
    await bao.seal();
    await expect(open(kms, 300)).rejects.toMatchObject({ code: 'key_store_unavailable' });
    await bao.unseal();
    const stranger = new TransitKey({ url: bao.url, mount: 'transit', key: 'repartee', tokenFile: await bao.tokenFor('another') }); // prettier-ignore
    await expect(open(stranger, 20_000)).rejects.toMatchObject({
      code: 'key_store_unusable',
      message: expect.stringContaining('is refused'),
    });
  });

  it('go on while it is away, and a new one is refused until it is back', async () => {
    const keys = await open();
    await keys.prepare('acme');
    const sealed = keys.seal(acme, WORDS);
    await bao.seal();

    expect(keys.open(sealed, acme)).toBe(WORDS);
    expect(keys.open(keys.seal({ ...acme, person: 'person-2' }, WORDS), { ...acme, person: 'person-2' })).toBe(WORDS);
    const refusal = thrownBy(() => keys.seal(globex, WORDS));
    expect(problemOf(refusal)).toMatchObject({ status: 503, code: 'key_store_unavailable' });
    await expect(keys.prepare('globex')).rejects.toMatchObject({ code: 'key_store_unavailable' });
    await until(() => /sealed/.test(String(thrownBy(() => keys.seal(globex, WORDS)))));

    await bao.unseal();
    // Whoever tries again finds it, also without having prepared it.
    await until(() => thrownBy(() => keys.seal(globex, WORDS)) === undefined);
    await keys.close();
  }, 60_000);

  it('are made once where two processes meet an organisation at the same moment', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all([one.prepare('acme'), two.prepare('acme'), one.prepare('acme')]);
    const sealed = one.seal(acme, WORDS);

    expect(two.open(sealed, acme)).toBe(WORDS);
    expect(marks()).toHaveLength(1);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('when keys of organisations are wrapped anew', () => {
  it('they go from a master key to the service, from one of its keys to the next, and back', async () => {
    const keys = SqliteKeys.open(path(), MASTER);
    const [sealed, there] = [keys.seal(acme, WORDS), keys.seal(globex, WORDS)];
    const isWhole = (store: SqliteKeys) => [store.open(sealed, acme), store.open(there, globex)];
    expect(await keys.rotate(kms)).toBe(2);
    expect(isWhole(keys)).toEqual([WORDS, WORDS]);
    await keys.close();

    expect(() => SqliteKeys.open(path(), MASTER)).toThrow(/another master key/);
    const elsewhere = await open();
    expect(isWhole(elsewhere)).toEqual([WORDS, WORDS]);
    expect(await elsewhere.rotate(other)).toBe(2);
    await elsewhere.close();

    await expect(open()).rejects.toMatchObject({ code: 'key_store_unusable' });
    const moved = await open(other);
    expect(isWhole(moved)).toEqual([WORDS, WORDS]);
    expect(await moved.rotate(MASTER)).toBe(2);
    await moved.close();
    const back = SqliteKeys.open(path(), MASTER);
    expect(isWhole(back)).toEqual([WORDS, WORDS]);
    await back.close();
  });

  it('they take the newest version of its key, and need no earlier one', async () => {
    await bao.makeKey('turning');
    const turning = new TransitKey({ url: bao.url, mount: 'transit', key: 'turning', tokenFile: await bao.tokenFor('turning') }); // prettier-ignore
    const keys = await open(turning);
    await keys.prepare('acme');
    const sealed = keys.seal(acme, WORDS);
    await bao.rotateKey('turning');
    expect(marks()).toEqual(['vault:v1']);

    expect(await keys.rotate(turning)).toBe(1);
    expect(marks()).toEqual(['vault:v2']);
    await keys.close();
    await bao.retireVersionsBefore('turning', 2);
    const again = await open(turning);
    expect(again.open(sealed, acme)).toBe(WORDS);
    await again.close();
  });

  it('a process that has not heard of it makes no key that nobody opens', async () => {
    const unaware = await open();
    await unaware.prepare('acme');
    const rotating = await open();
    await rotating.rotate(other);

    await expect(unaware.prepare('globex')).rejects.toMatchObject({ code: 'key_store_unusable' });
    expect(marks()).toHaveLength(1);
    await Promise.all([unaware.close(), rotating.close()]);
  });

  it('nothing is changed where the service goes away in the middle', async () => {
    const keys = SqliteKeys.open(path(), MASTER);
    const sealed = keys.seal(acme, WORDS);
    await bao.seal();
    await expect(keys.rotate(kms)).rejects.toMatchObject({ code: 'key_store_unavailable' });
    await bao.unseal();
    await keys.close();
    const again = SqliteKeys.open(path(), MASTER);

    expect(again.open(sealed, acme)).toBe(WORDS);
    await again.close();
  });
});
