import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { User } from '@repartee/kernel';
import {
  Log,
  PinoLog,
  ProblemFilter,
  SealedRecordings,
  SqliteKeys,
  VirtualClock,
  openRecordingStore,
  parseMasterKey,
} from '@repartee/kernel';

import { Cockpit } from '../cockpit.js';
import type { SessionRow } from '../sessions/session.repository.js';
import { RecordingsController } from './recordings.controller.js';
import type { RecordingsParts } from './recordings.service.js';
import { RecordingsService } from './recordings.service.js';

const endedAt = Date.UTC(2026, 2, 2, 12);
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** More than two of the pieces that are sealed one by one. */
const sound = new Uint8Array(150_000).map((_, at) => at % 253);

const row = (change: Partial<SessionRow> = {}): SessionRow =>
  ({ session_id: 'one', learner_id: 'ada', team_id: 'red', site_id: 'lille', purpose: 'assessed', recording_days: 30, ...change }) as SessionRow; // prettier-ignore

const user = (id: string, role: 'learner' | 'trainer'): User => ({
  ...{ id, organisation: 'acme', team: 'red', site: 'lille', csrf: 'x', issuedAt: 0 },
  roles: [{ role, everywhere: role === 'trainer', sites: [], teams: [] }],
});

let folder: string;
let keys: SqliteKeys;
let clock: VirtualClock;
let app: INestApplication;
let url: string;
let session: SessionRow;
let reader: User;
let viewed: string[];

/** The routes over HTTP on a real store; the rows that ClickHouse would give stand in `session`. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-listening-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  clock = new VirtualClock(endedAt + HOUR_MS);
  [session, reader, viewed] = [row(), user('ada', 'learner'), []];
  const sealed = new SealedRecordings(openRecordingStore({ kind: 'folder', path: join(folder, 'recordings') }), keys);
  const of = { organisation: 'acme', learnerId: 'ada', sessionId: 'one' };
  await sealed.put({ of, keptDays: 30, endedAt }, { sound, durationMs: 61_000 });
  const repository = {
    session: (organisation: string, id: string) => Promise.resolve(organisation === 'acme' && id === 'one' ? session : undefined), // prettier-ignore
    end: () => Promise.resolve({ version: 9, ended_ms: endedAt }),
    viewings: () => Promise.resolve([]),
  };
  const names = { of: () => Promise.resolve({ policy: { managersOpenAssessed: false } }) };
  const viewings = { record: (by: User, rule: string) => Promise.resolve(void viewed.push(`${by.id} ${rule}`)) };
  const recordings = new RecordingsService({ sealed, repository, names, viewings, clock } as unknown as RecordingsParts); // prettier-ignore
  const log = new PinoLog({ service: 'test', level: 'silent' });

  @Module({
    controllers: [RecordingsController],
    providers: [
      { provide: Cockpit, useValue: { recordings } },
      { provide: Log, useValue: log },
    ],
  })
  class TestModule {}

  app = await NestFactory.create(TestModule, { logger: false });
  app.use((request: { user?: User }, _: unknown, next: () => void) => {
    request.user = reader;
    next();
  });
  app.useGlobalFilters(new ProblemFilter(log));
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api/cockpit/sessions/one/recording`;
});

afterEach(async () => {
  await app.close();
  await keys.close();
  rmSync(folder, { recursive: true });
});

const view = async () => (await fetch(url)).json();
const ask = (range?: string) => fetch(`${url}/sound`, { headers: range === undefined ? {} : { range } });

describe('the sound of a session', () => {
  it('is sent whole where nobody asks for less', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-type': 'audio/ogg',
      'content-length': '150000',
      'cache-control': 'private, no-store',
    });
    expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), sound)).toBe(0);
  });

  it('is sent from any byte to any other, across what was sealed apart', async () => {
    const answer = await ask('bytes=65000-131999');
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, 'bytes 65000-131999/150000']);
    expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), sound.subarray(65_000, 132_000))).toBe(0);
  });

  it('is refused beyond its end', async () => {
    const answer = await ask('bytes=150000-');
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */150000']);
  });
});

describe('who listens', () => {
  it('is the learner, of whom nobody takes note', async () => {
    expect(await view()).toEqual({
      state: 'ready',
      durationMs: 61_000,
      gaps: [],
      keptUntil: '2026-04-01T12:00:00.000Z',
    });
    expect([(await ask()).status, viewed]).toEqual([200, []]);
  });

  it('is a trainer of the place, of an assessed session, and the learner sees it', async () => {
    reader = user('tess', 'trainer');
    expect([(await ask('bytes=0-9')).status, viewed]).toEqual([206, ['tess openAsTrainer']]);
  });

  it('is nobody else of practice', async () => {
    session = row({ purpose: 'practice' });
    reader = user('tess', 'trainer');
    expect([(await fetch(url)).status, (await ask()).status, viewed]).toEqual([404, 404, []]);
  });

  it('is no other learner, and nobody of another organisation', async () => {
    reader = user('bob', 'learner');
    expect((await ask()).status).toBe(404);
    reader = { ...user('ada', 'learner'), organisation: 'rival' };
    expect((await ask()).status).toBe(404);
  });

  it('is nobody once its days are over, or its learner is erased', async () => {
    keys.destroy('acme', 'ada');
    expect([await view(), (await ask()).status]).toEqual([{ state: 'missing' }, 404]);
    await clock.advance(30 * DAY_MS);
    expect([await view(), (await ask()).status]).toEqual([
      { state: 'deleted', keptUntil: '2026-04-01T12:00:00.000Z' },
      404,
    ]);
  });

  it('is nobody of a session that was not recorded', async () => {
    session = row({ recording_days: 0 });
    expect([await view(), (await ask()).status]).toEqual([{ state: 'none' }, 404]);
  });
});
