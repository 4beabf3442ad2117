import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Postgres } from '@repartee/brokers';
import pg from 'pg';

import { problemOf } from '../problems/problem-filter.js';
import { describeKeyStore } from './keys.contract.js';
import { thrownBy, until } from './keys.fixtures.js';
import { parseMasterKey } from './master-key.js';
import { PostgresKeyRows } from './postgres-key-rows.js';
import { PostgresKeys } from './postgres-keys.js';

const MASTER = parseMasterKey('0f'.repeat(32));
const context = { organisation: 'acme', person: 'person-1', eventId: 'event-1' };

let postgres: Postgres;

beforeAll(async () => {
  postgres = await Postgres.start();
}, 120_000);

afterAll(async () => {
  await postgres.remove();
}, 60_000);

async function run<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const emptied = () => run('DROP TABLE IF EXISTS organisation_keys, person_keys, case_keys, keys_to_clear');

/** Where the table's rows lie: another file once it is written anew. */
const fileOf = async (table: string) =>
  (await run<{ file: string }>(`SELECT pg_relation_filepath('${table}') AS file`))[0]!.file;
const marks = async () => (await run<{ stored_in: string }>('SELECT stored_in FROM keys_to_clear')).map((row) => row.stored_in); // prettier-ignore

async function untilCleared(): Promise<void> {
  const limit = Date.now() + 20_000;
  while ((await marks()).length > 0) {
    if (Date.now() > limit) throw new Error('Copies of destroyed keys are not cleared.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Names of the files below the server's folder, or below one in it, that hold the bytes. */
function filesWith(bytes: Buffer, below = '.'): string[] {
  const files = readdirSync(join(postgres.data, below), { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => contentOf(path).includes(bytes));
}

/** Nothing where the server has taken the file away meanwhile. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
}

/** The log goes on in a new file, and those before are removed: what the server of compose.yaml does by itself in minutes. */
async function logMovesOn(): Promise<void> {
  await run('SELECT pg_switch_wal()');
  await run('CHECKPOINT');
}

const wrappedIn = async (table: string) => (await run<{ wrapped: Buffer }>(`SELECT wrapped FROM ${table}`))[0]!.wrapped;

describeKeyStore(
  'in PostgreSQL',
  async () => {
    await emptied();
    return {
      open: (masterKey) => PostgresKeys.open({ url: postgres.url }, masterKey),
      wrappedKey: wrappedIn,
      isOnDisk: async (bytes) => {
        await logMovesOn();
        return filesWith(bytes).length > 0;
      },
      remove: () => Promise.resolve(),
    };
  },
  ', once the write-ahead log has gone on in a new file and a checkpoint is through',
);

describe('a key that is destroyed in PostgreSQL', () => {
  it('is gone from the tables soon, and stands in the write-ahead log until that has moved on', async () => {
    await emptied();
    const keys = await PostgresKeys.open({ url: postgres.url }, MASTER);
    keys.seal(context, 'said here');
    const wrapped = await wrappedIn('person_keys');
    keys.destroy('acme', 'person-1');
    await until(() => filesWith(wrapped, 'base').length === 0);

    const left = filesWith(wrapped);
    expect(left).not.toEqual([]);
    expect(left.filter((path) => !path.startsWith(join(postgres.data, 'pg_wal')))).toEqual([]);
    await logMovesOn();
    expect(filesWith(wrapped)).toEqual([]);
    await keys.close();
  }, 60_000);
});

describe('keys that two services share', () => {
  let one: PostgresKeys;
  let other: PostgresKeys;

  beforeEach(async () => {
    await emptied();
    const open = { url: postgres.url, limitMs: 2000, trustMs: 300 };
    [one, other] = await Promise.all([PostgresKeys.open(open, MASTER), PostgresKeys.open(open, MASTER)]);
  }, 60_000);

  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
  });

  it('are made once, and open what the other has sealed', () => {
    const sealed = one.seal(context, 'said here');
    const there = other.seal(context, 'said there');

    expect(other.open(sealed, context)).toBe('said here');
    expect(one.open(there, context)).toBe('said there');
  });

  it('are gone from both where one destroys them, also where they were at hand', async () => {
    const sealed = one.seal(context, 'said here');
    expect(other.open(sealed, context)).toBe('said here');
    one.destroy('acme', 'person-1');

    expect(one.open(sealed, context)).toBeNull();
    await until(() => other.open(sealed, context) === null);
    expect(() => other.seal(context, 'more')).toThrow(expect.objectContaining({ code: 'key_destroyed' }));
  });

  it('open what is at hand while the server is away, refuse the rest, and go on once it is back', async () => {
    const sealed = one.seal(context, 'said here');
    await postgres.kill();

    expect(one.open(sealed, context)).toBe('said here');
    const refusal = thrownBy(() => one.seal({ ...context, person: 'person-2' }, 'said there'));
    expect(refusal).toMatchObject({ code: 'key_store_unavailable' });
    expect(problemOf(refusal)).toMatchObject({ status: 503, code: 'key_store_unavailable' });
    // Nobody hears of keys that are destroyed meanwhile, so what is at hand is not trusted for long.
    await until(() => (thrownBy(() => one.open(sealed, context)) as { code?: string } | undefined)?.code === 'key_store_unavailable'); // prettier-ignore

    await postgres.run();
    await until(() => thrownBy(() => one.seal({ ...context, person: 'person-2' }, 'said there')) === undefined);
    expect(one.open(sealed, context)).toBe('said here');
    expect(other.open(sealed, context)).toBe('said here');
  }, 60_000);
});

describe('a key that is made while the keys are wrapped anew', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text);
  const acme = { organisation: 'acme', before: bytes('old'), after: bytes('new') };
  let rows: PostgresKeyRows;

  beforeEach(async () => {
    await emptied();
    rows = await PostgresKeyRows.open({ url: postgres.url });
    rows.addOrganisation('acme', bytes('old'));
  });

  afterEach(() => rows.close());

  const stored = () => rows.organisations().map(({ organisation, wrapped }) => `${organisation} ${Buffer.from(wrapped).toString()}`); // prettier-ignore

  it('is not added under the old one', async () => {
    const [seen] = rows.organisations();
    const rotating = run("BEGIN; UPDATE organisation_keys SET wrapped = 'new'; SELECT pg_sleep(1); COMMIT");
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(rows.addOrganisation('globex', bytes('old'), seen)).toBeUndefined();
    await rotating;
    expect(stored()).toEqual(['acme new']);
  });

  it('lets the rotation change nothing where it was added first', async () => {
    const adding = run("BEGIN; INSERT INTO organisation_keys VALUES ('globex', 'old'); SELECT pg_sleep(1); COMMIT");
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(rows.rewrap([acme])).toBe(0);
    await adding;
    expect(stored().sort()).toEqual(['acme old', 'globex old']);
  });
});

describe('copies of destroyed keys', () => {
  const open = () => ({ url: postgres.url, limitMs: 2000 });
  const people = ['person-1', 'person-2', 'person-3'].map((person) => ({ organisation: 'acme', person }));

  beforeEach(emptied);

  it('are cleared once for many, and not again where nothing more is destroyed', async () => {
    const keys = await PostgresKeys.open(open(), MASTER);
    for (const { person } of people) keys.seal({ ...context, person }, 'said');
    const before = await fileOf('person_keys');
    keys.destroyAll(people);
    await untilCleared();
    const after = await fileOf('person_keys');
    expect(after).not.toBe(before);

    keys.destroyAll(people);
    expect(await marks()).toEqual([]);
    await keys.close();
    expect(await fileOf('person_keys')).toBe(after);
  }, 60_000);

  it('are cleared where the answer to their destruction was lost', async () => {
    const keys = await PostgresKeys.open(open(), MASTER);
    keys.seal(context, 'said');
    const before = await fileOf('person_keys');
    // As a statement of ours does whose answer never came: it is done, and marked, when it is asked for again.
    await run("UPDATE person_keys SET wrapped = NULL; INSERT INTO keys_to_clear VALUES ('person_keys', 1)");
    keys.destroy('acme', 'person-1');
    await untilCleared();
    expect(await fileOf('person_keys')).not.toBe(before);
    await keys.close();
  }, 60_000);

  it('are marked anew each time, so that whoever clears late takes no newer mark away', async () => {
    const keys = await PostgresKeys.open(open(), MASTER);
    const dump = new pg.Client({ connectionString: postgres.url });
    await dump.connect();
    const marked = async (person: string) => {
      keys.seal({ ...context, person }, 'said');
      await dump.query('BEGIN; LOCK TABLE person_keys IN ACCESS SHARE MODE');
      keys.destroy('acme', person);
      const [mark] = await run<{ times: string }>('SELECT times FROM keys_to_clear');
      await dump.query('COMMIT');
      await untilCleared();
      return Number(mark?.times);
    };

    const first = await marked('person-1');
    expect(await marked('person-2')).toBeGreaterThan(first);
    await dump.end();
    await keys.close();
  }, 60_000);

  it('are told of, and stay marked, where the role does not own the table', async () => {
    await (await PostgresKeys.open(open(), MASTER)).close();
    const url = new URL(postgres.url);
    await run(`CREATE ROLE clerk LOGIN PASSWORD '${url.password}'; GRANT CREATE ON SCHEMA public TO clerk;
      GRANT ALL ON organisation_keys, person_keys, case_keys, keys_to_clear TO clerk`);
    url.username = 'clerk';
    const told: { error: string }[] = [];
    const onClearing = (trouble?: { error: string }) => void (trouble && told.push(trouble));
    const keys = await PostgresKeys.open({ ...open(), url: url.href, onClearing }, MASTER);
    keys.seal(context, 'said');
    keys.destroy('acme', 'person-1');
    await until(() => told.length > 0);
    expect(told[0]?.error).toContain('has not written person_keys anew');
    expect(await marks()).toEqual(['person_keys']);

    await run('ALTER TABLE person_keys OWNER TO clerk');
    await untilCleared();
    await keys.close();
    await emptied();
    await run('DROP OWNED BY clerk; DROP ROLE clerk');
  }, 60_000);

  it('wait for a table that somebody holds, and neither an erasure nor a start waits with them', async () => {
    const told: unknown[] = [];
    const keys = await PostgresKeys.open({ ...open(), onClearing: (trouble) => told.push(trouble) }, MASTER);
    const sealed = keys.seal(context, 'said');
    const dump = new pg.Client({ connectionString: postgres.url });
    await dump.connect();
    await dump.query('BEGIN; LOCK TABLE person_keys IN ACCESS SHARE MODE');
    keys.destroy('acme', 'person-1');
    expect(keys.open(sealed, context)).toBeNull();
    await until(() => told.length > 1);
    expect(told[0]).toMatchObject({ attempt: 1, error: expect.stringContaining('lock') });
    expect(await marks()).toEqual(['person_keys']);
    await keys.close();

    const again = await PostgresKeys.open(open(), MASTER);
    expect(again.open(sealed, context)).toBeNull();
    await dump.query('COMMIT');
    await dump.end();
    await untilCleared();
    await again.close();
  }, 60_000);
});

describe('a server that is not there', () => {
  it('is told of at once', async () => {
    const open = PostgresKeys.open({ url: 'postgresql://repartee@127.0.0.1:1/postgres', limitMs: 1000 }, MASTER);

    await expect(open).rejects.toMatchObject({ code: 'key_store_unavailable' });
  });
});
