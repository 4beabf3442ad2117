import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonPage, SessionSummaryPage } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';

import { runCommand } from '../harness/command.js';
import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { signedIn } from '../harness/shared-server.js';
import { Standalone, newDataFolder } from '../harness/standalone.js';

let server: Standalone;
let file: string;

beforeAll(async () => {
  server = await Standalone.start({ dataFolder: await demoFolder() });
  file = join(mkdtempSync(join(tmpdir(), 'repartee-backup-')), 'monday.tgz');
  const { status, stderr } = await runCommand('backup', [file], { REPARTEE_DATA: server.dataFolder });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

afterAll(() => server.remove());

describe('when a backup is made while the server runs', () => {
  it('puts the keys apart, and lets nobody else read either file', () => {
    expect(existsSync(`${file}.keys`)).toBe(true);
    for (const path of [file, `${file}.keys`]) expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('does not write over an earlier one', async () => {
    const { status, stderr } = await runCommand('backup', [file], { REPARTEE_DATA: server.dataFolder });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('exists already') });
  });
});

describe('when a backup is restored into an empty folder', () => {
  let restored: Standalone;

  beforeAll(async () => {
    const folder = newDataFolder();
    const { status, stderr } = await runCommand('restore', [file], { REPARTEE_DATA: folder });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    restored = await Standalone.start({ dataFolder: folder });
  });

  afterAll(() => restored.remove());

  it('has the same people and sessions, and lets the same people in', async () => {
    const read = async (url: string) => {
      const trainer = await signedIn(url, 'trainer');
      const admin = await signedIn(url, 'admin');
      return {
        people: await admin.ask('/api/people?limit=200', PersonPage),
        sessions: await trainer.ask('/api/cockpit/sessions?limit=200', SessionSummaryPage),
      };
    };
    expect(await read(restored.url)).toEqual(await read(server.url));
  });

  it('has tables that follow from its journal', async () => {
    const { status, stdout } = await runCommand('verify', [], { REPARTEE_DATA: restored.dataFolder });
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('all identical') });
  });

  it('is not restored over', async () => {
    await restored.stop();
    const { status, stderr } = await runCommand('restore', [file], { REPARTEE_DATA: restored.dataFolder });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('is not empty') });
  });
});

describe('when the log is on Kafka', () => {
  it.each(['backup', 'restore'])('is refused: %s', async (command) => {
    const folder = newDataFolder();
    const environment = { REPARTEE_DATA: folder, KAFKA_BROKERS: '127.0.0.1:9' };
    const { status, stderr } = await runCommand(command, [`${file}.other`], environment);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('deploy/README.md') });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('when the backup or the folder is not as it should be', () => {
  it('refuses a folder with tables but no journal', async () => {
    const folder = newDataFolder();
    mkdirSync(join(folder, 'clickhouse'));
    const { status, stderr } = await runCommand('restore', [file], { REPARTEE_DATA: folder });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('it holds clickhouse') });
    expect(readdirSync(folder)).toEqual(['clickhouse']);
  });

  it('refuses a file that was cut short, and leaves the folder empty', async () => {
    const folder = newDataFolder();
    const short = join(folder, 'short.tgz');
    writeFileSync(short, readFileSync(file).subarray(0, 100_000));
    const target = newDataFolder();
    const restore = ['--keys', `${file}.keys`];
    const { status, stderr } = await runCommand('restore', [short, ...restore], { REPARTEE_DATA: target });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot be read') });
    expect(readdirSync(target)).toEqual([]);
  });

  it('refuses a file that is not there, and makes no folder for it', async () => {
    const target = join(newDataFolder(), 'new');
    const { status } = await runCommand('restore', [`${file}.lost`], { REPARTEE_DATA: target });
    expect({ status, made: existsSync(target) }).toEqual({ status: 1, made: false });
  });

  it('refuses the keys of another installation', async () => {
    // The same people under keys of their own: a demo made anew.
    const other = await Standalone.start();
    const theirs = join(newDataFolder(), 'theirs.tgz');
    await runCommand('backup', [theirs], { REPARTEE_DATA: other.dataFolder });
    await other.remove();
    const keys = ['--keys', `${theirs}.keys`];
    const { status, stderr } = await runCommand('restore', [file, ...keys], { REPARTEE_DATA: newDataFolder() });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('other keys') });
  });
});

describe('when somebody was erased after the backup, and the keys are newer than that', () => {
  let restored: Standalone;
  let admin: ApiClient;
  let id: string;
  let name: string;

  const sessionsOf = async (url: string) => {
    const trainer = await signedIn(url, 'trainer');
    const { items } = await trainer.ask('/api/cockpit/sessions?limit=200', SessionSummaryPage);
    return items.filter(({ learner }) => learner.id === id);
  };
  const erase = (by: ApiClient) => by.send(`/api/people/${id}/erase`, { method: 'POST', body: { name } });

  beforeAll(async () => {
    ({ id, name } = await somebodySeen(server.url));
    expect((await sessionsOf(server.url)).length).toBeGreaterThan(0);
    expect((await erase(await signedIn(server.url, 'admin'))).status).toBe(200);
    const later = `${file}-${randomUUID()}`;
    await runCommand('backup', [later], { REPARTEE_DATA: server.dataFolder });
    const folder = newDataFolder();
    const keys = ['--keys', `${later}.keys`];
    const { status, stderr } = await runCommand('restore', [file, ...keys], { REPARTEE_DATA: folder });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    restored = await Standalone.start({ dataFolder: folder });
    admin = await signedIn(restored.url, 'admin');
  });

  afterAll(() => restored.remove());

  it('is erased again: neither they nor their sessions are listed', async () => {
    const response = await admin.send(`/api/people/${id}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(name);
    await eventually(async () => (await sessionsOf(restored.url)).length === 0);
  });

  it('can be erased once more', async () => {
    expect((await erase(admin)).status).toBe(200);
  });

  it('has tables that follow from its journal, without them', async () => {
    await restored.stop();
    const { status, stdout } = await runCommand('verify', [], { REPARTEE_DATA: restored.dataFolder });
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('all identical') });
  });
});

/** A learner of the demo who does not sign in elsewhere, and of whom the trainer is shown sessions. */
async function somebodySeen(url: string): Promise<{ id: string; name: string }> {
  const [admin, trainer] = [await signedIn(url, 'admin'), await signedIn(url, 'trainer')];
  const { items } = await admin.ask('/api/people?limit=200&role=learner', PersonPage);
  const sessions = await trainer.ask('/api/cockpit/sessions?limit=200', SessionSummaryPage);
  const seen = new Set(sessions.items.map(({ learner }) => learner.id));
  const found = items.find(
    (person) => seen.has(person.id) && !/^(learner|trainer|manager|author|admin)@/.test(person.email),
  );
  if (!found) throw new Error('The demo has nobody of whom the trainer is shown sessions.');
  return found;
}
