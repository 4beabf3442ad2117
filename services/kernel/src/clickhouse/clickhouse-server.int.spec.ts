import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { SystemClock } from '../ports/system-clock.js';
import { PinoLog } from '../telemetry/log.js';
import { ClickHouseServer } from './clickhouse-server.js';
import { HttpClickHouse } from './http-clickhouse.js';
import { openClickHouse } from './open-clickhouse.js';
import { migrate, rollBackTo } from './migrations.js';

const clock = new SystemClock();
const engine = createRequire(import.meta.url)('chdb/package.json') as { optionalDependencies: Record<string, string> };

/** Resolves once the process has gone, polling because it is not a child of this one. */
async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await clock.delay(20);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('an embedded ClickHouse server', () => {
  const folder = createTestFolder();
  let server: ClickHouseServer;
  let clickhouse: HttpClickHouse;

  beforeAll(async () => {
    server = await ClickHouseServer.start({ folder: folder.path, clock, memoryLimit: 1_000_000_000 });
    clickhouse = await HttpClickHouse.connect({ credentials: server.credentials, whenReady: () => server.whenReady() });
  }, 90_000);

  afterAll(async () => {
    await clickhouse.close();
    await server.stop();
    folder.remove();
  }, 30_000);

  function ask(sql: string, user?: { username: string; password: string }): Promise<string> {
    const headers: Record<string, string> = user
      ? { 'x-clickhouse-user': user.username, 'x-clickhouse-key': user.password }
      : {};
    return fetch(server.credentials.url, { method: 'POST', body: sql, headers }).then((response) => response.text());
  }

  it('is of the release that its package names, which deploy/ runs as a server', async () => {
    const [{ version }] = (await clickhouse.query('SELECT version() AS version')) as [{ version: string }];
    const release = (text: string) => text.split('.').slice(0, 2);

    expect(Object.values(engine.optionalDependencies).map(release)).toContainEqual(release(version));
  });

  it('stores rows and answers typed questions, as its reader too', async () => {
    await clickhouse.command('CREATE TABLE sessions (id String, turns UInt64) ENGINE = MergeTree ORDER BY id');
    await clickhouse.insert('sessions', [
      { id: 'a', turns: 12 },
      { id: "b'; DROP TABLE sessions", turns: 40 },
    ]);

    const sql = 'SELECT id, turns FROM sessions WHERE turns >= {least:UInt64} ORDER BY id';
    expect(await clickhouse.query(sql, { least: 40 })).toEqual([{ id: "b'; DROP TABLE sessions", turns: 40 }]);
    expect(await clickhouse.read(sql, { least: 0 })).toHaveLength(2);
  });

  it('stores rows that were gathered piece by piece in one go, and none before', async () => {
    await clickhouse.command('CREATE TABLE gathered (id String) ENGINE = MergeTree ORDER BY id');
    const rows = await clickhouse.gather('gathered');
    rows.add([{ id: 'a' }, { id: 'été "b", [c]' }]);
    rows.add([]);
    rows.add([{ id: 'z' }]);
    const stored = () => clickhouse.query<{ id: string }>('SELECT id FROM gathered ORDER BY id');
    expect(await stored()).toEqual([]);
    await rows.store();

    expect((await stored()).map(({ id }) => id)).toEqual(['a', 'z', 'été "b", [c]']);
  });

  it('refuses a column that the table does not have', async () => {
    await expect(clickhouse.insert('sessions', [{ id: 'c', turn: 1 }])).rejects.toMatchObject({ code: '117' });
  });

  it.each(['SELECT 1', 'SELECT * FROM repartee.sessions', 'CREATE DATABASE theirs', 'SYSTEM STOP LISTEN HTTP'])(
    'answers nothing to somebody without a name: %s',
    async (sql) => {
      expect(await ask(sql)).toMatch(/^Code: 202\..*TOO_MANY_SIMULTANEOUS_QUERIES/);
    },
  );

  it.each([
    `INSERT INTO repartee.sessions VALUES ('x', 1)`,
    'DROP TABLE repartee.sessions',
    'CREATE TABLE repartee.theirs (a UInt8) ENGINE = Memory',
    'SELECT * FROM system.users',
    `SELECT * FROM file('/etc/passwd', LineAsString)`,
    `SELECT * FROM url('http://127.0.0.1/', LineAsString)`,
  ])('lets its reader only read: %s', async (sql) => {
    expect(await ask(sql, server.credentials.reader)).toMatch(/^Code: .*ACCESS_DENIED/s);
  });

  it('knows nobody by a wrong password', async () => {
    const { username } = server.credentials.writer;
    expect(await ask('SELECT 1', { username, password: 'guess' })).toMatch(/AUTHENTICATION_FAILED/);
  });

  it('keeps its passwords to the owner of the files', () => {
    const modes = ['users.xml', 'config.xml', 'credentials.json'].map(
      (name) => statSync(folder.file(name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it('works in a database of its own beside the first', async () => {
    const scratch = await clickhouse.useDatabase('scratch');
    await scratch.command('CREATE TABLE sessions (id String) ENGINE = MergeTree ORDER BY id');
    expect(await scratch.query('SELECT * FROM sessions')).toEqual([]);
    await scratch.dropDatabase();
    await scratch.close();

    expect(await clickhouse.query(`SELECT name FROM system.databases WHERE name = 'scratch'`)).toEqual([]);
  });

  it('applies migrations once, takes them back, and notices a changed one', async () => {
    const scratch = await clickhouse.useDatabase('migrated');
    const one = {
      number: 1,
      name: 'teams',
      up: ['CREATE TABLE teams (id String) ENGINE = Memory'],
      down: ['DROP TABLE teams'],
    };
    const two = {
      number: 2,
      name: 'sites',
      up: ['CREATE TABLE sites (id String) ENGINE = Memory'],
      down: ['DROP TABLE sites'],
    };

    expect(await migrate(scratch, [one])).toEqual([1]);
    expect(await migrate(scratch, [one, two])).toEqual([2]);
    expect(await migrate(scratch, [one, two])).toEqual([]);
    expect(await rollBackTo(scratch, [one, two], 1)).toEqual([2]);
    expect(await migrate(scratch, [one, two])).toEqual([2]);
    await expect(migrate(scratch, [{ ...one, up: ['SELECT 1'] }, two])).rejects.toMatchObject({
      code: 'migration_mismatch',
    });
    await expect(migrate(scratch, [one])).rejects.toMatchObject({ code: 'migration_mismatch' });
    await scratch.dropDatabase();
    await scratch.close();
  });

  it('notes the steps before one that failed, and runs that one again whole', async () => {
    const scratch = await clickhouse.useDatabase('half_migrated');
    const teams = { number: 1, name: 'teams', up: ['CREATE TABLE teams (id String) ENGINE = Memory'], down: [] };
    const sites = 'CREATE TABLE IF NOT EXISTS sites (id String) ENGINE = Memory';
    const two = { number: 2, name: 'sites', up: [sites, 'CREATE TABLE people (id Nothing at all)'], down: [] };

    await expect(migrate(scratch, [teams, two])).rejects.toMatchObject({ code: '62' });
    expect(await migrate(scratch, [teams, { ...two, up: [sites] }])).toEqual([2]);
    expect(await scratch.query('SHOW TABLES')).toEqual([{ name: 'schema_migrations' }, { name: 'sites' }, { name: 'teams' }]); // prettier-ignore
    await scratch.dropDatabase();
    await scratch.close();
  });

  it('comes back with its data when it is killed, and whoever asks meanwhile waits', async () => {
    const killed = server.pid!;
    process.kill(killed, 'SIGKILL');
    await gone(killed);
    // A request on a connection that died with the server may fail, and says that it can be repeated.
    const rows = await clickhouse.read('SELECT id FROM sessions').catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'RetriableError' });
      return clickhouse.read('SELECT id FROM sessions');
    });

    expect(rows).toHaveLength(2);
    expect(server.pid).not.toBe(killed);
  }, 60_000);

  it('is reached by its address like any server elsewhere', async () => {
    const log = new PinoLog({ service: 'test', level: 'silent' });
    const source = { mode: 'external' as const, credentials: server.credentials };
    const opened = await openClickHouse({ source, clock, log });

    expect(await opened.clickhouse.read('SELECT count() AS sessions FROM sessions')).toEqual([{ sessions: 2 }]);
    await opened.close();
    expect(server.status).toBe('running');
  });

  it('says that what asks too much can be asked again', async () => {
    const greedy = clickhouse.query(`SELECT groupArray(number) FROM numbers(1e9) SETTINGS max_memory_usage = 1000000`);
    await expect(greedy).rejects.toMatchObject({ name: 'RetriableError', code: 'clickhouse_241' });
    await expect(clickhouse.query('SELECT nothing FROM sessions')).rejects.toMatchObject({ code: '47' });
  });

  it('ends in order when it is stopped', async () => {
    const other = createTestFolder();
    const stopped = await ClickHouseServer.start({ folder: other.path, clock, memoryLimit: 1_000_000_000 });
    const pid = stopped.pid!;
    await stopped.stop();

    expect(isAlive(pid)).toBe(false);
    expect(stopped.status).toBe('stopped');
    other.remove();
  }, 60_000);
});

describe('an embedded ClickHouse server whose parent is killed', () => {
  it('ends too', async () => {
    const folder = createTestFolder();
    const script = `
      import { ClickHouseServer } from ${JSON.stringify(fileURLToPath(new URL('../../dist/clickhouse/clickhouse-server.js', import.meta.url)))};
      import { SystemClock } from ${JSON.stringify(fileURLToPath(new URL('../../dist/ports/system-clock.js', import.meta.url)))};
      const server = await ClickHouseServer.start({ folder: process.argv[1], clock: new SystemClock(), memoryLimit: 1e9 });
      process.stdout.write(String(server.pid) + '\\n');
    `;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script, folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const server = Number(line);
    expect(isAlive(server)).toBe(true);

    parent.kill('SIGKILL');
    await gone(server);
    folder.remove();
  }, 60_000);
});
