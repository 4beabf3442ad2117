import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { jest } from '@jest/globals';
import { corePlays } from '@repartee/catalog';

import { planDemo } from '../plan/plan-demo.js';
import { playSession } from './play-session.js';
import type { StagedPlay } from './play-session.js';
import { playedKey, playedOf, recalled } from './played-session.js';
import { PlayedSessions, writePlayed } from './played-sessions.js';

const built = Date.UTC(2026, 0, 7, 11, 5);
const started = Date.UTC(2026, 10, 28, 16, 40);

const staged = new Map<string, StagedPlay>(
  corePlays().map(({ persona, scenario, rubric }) => [
    scenario.content.id,
    {
      play: { persona: persona.content, scenario: scenario.content, rubric: rubric.content },
      pins: { persona: persona.pin, scenario: scenario.pin, rubric: rubric.pin },
    },
  ]),
);
const sessionsUntil = (until: number) =>
  planDemo({ until, size: 'full', scenarioIds: [...staged.keys()] }).organisations.flatMap(({ id, sessions }) =>
    sessions.map((session) => ({ organisation: id, session })),
  );
const stagedFor = (scenarioId: string): StagedPlay => {
  const found = staged.get(scenarioId);
  if (!found) throw new Error(`${scenarioId} is not in the built pack`);
  return found;
};
const keyOf = ({ organisation, session }: ReturnType<typeof sessionsUntil>[number]) =>
  playedKey(organisation, session, stagedFor(session.scenarioId));

describe('when the demo is planned on another day', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('holds the same conversations, %i days later', (days) => {
    const keys = sessionsUntil(built).map(keyOf).sort();
    expect(
      sessionsUntil(built + days * 86_400_000)
        .map(keyOf)
        .sort(),
    ).toEqual(keys);
  });
});

describe('when a session was played as the product was built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-played-'));
  const file = join(folder, 'sessions.ndjson.gz');
  const recording = { file, playedBy: 'this code' };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('goes on record as if it were held at its own moment', async () => {
    const later = new Map(sessionsUntil(started).map((one) => [keyOf(one), one]));
    const some = sessionsUntil(built).filter((_, index) => index % 150 === 0);
    const played = await Promise.all(
      some.map(async (one) => {
        const happenings = await playSession(one.organisation, one.session, stagedFor(one.session.scenarioId));
        return playedOf(keyOf(one), one.session.startsAt, happenings);
      }),
    );
    writePlayed(played, recording);
    const sessions = PlayedSessions.open(recording);
    expect(sessions.size).toBe(some.length);
    for (const { key } of played) {
      const [known, other] = [sessions.find(key), later.get(key)];
      if (!known || !other) throw new Error('a session that is not planned on the other day');
      const { organisation, session } = other;
      expect(session.startsAt).not.toBe(some.find((one) => keyOf(one) === key)?.session.startsAt);
      const live = await playSession(organisation, session, stagedFor(session.scenarioId));
      expect(recalled(known, session)).toEqual(JSON.parse(JSON.stringify(live)));
    }
  });

  it('is known by its contents, in whatever order they are named', () => {
    const [one] = sessionsUntil(built);
    if (!one) throw new Error('no session planned');
    const { play, pins } = stagedFor(one.session.scenarioId);
    const { persona, scenario, rubric } = pins;
    const turned = { play, pins: { rubric, scenario, persona } };
    expect(playedKey(one.organisation, one.session, turned)).toBe(keyOf(one));
  });

  it('is not known by other contents, or for somebody of other ability', () => {
    const [one] = sessionsUntil(built);
    if (!one) throw new Error('no session planned');
    const own = stagedFor(one.session.scenarioId);
    const other = { ...own, pins: { ...own.pins, rubric: { ...own.pins.rubric, version: 2 } } };
    expect(playedKey(one.organisation, one.session, other)).not.toBe(keyOf(one));
    const abler = { ...one, session: { ...one.session, ability: one.session.ability + 0.01 } };
    expect(keyOf(abler)).not.toBe(keyOf(one));
  });

  it('is played anew where other code would play it', () => {
    expect(PlayedSessions.open(recording).size).toBeGreaterThan(0);
    expect(PlayedSessions.open({ ...recording, playedBy: 'other code' }).size).toBe(0);
  });

  it.each([
    ['is cut off', (damaged: string) => writeFileSync(damaged, readFileSync(file).subarray(0, 400))],
    ['is none', (damaged: string) => writeFileSync(damaged, 'something else')],
    ['cannot be read', (damaged: string) => mkdirSync(damaged)],
  ])('is played anew where the recording %s, and this is said', (_, damage) => {
    const damaged = join(mkdtempSync(join(folder, 'damaged-')), 'sessions.ndjson.gz');
    damage(damaged);
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(PlayedSessions.open({ ...recording, file: damaged }).size).toBe(0);
    expect(told).toHaveBeenCalledWith(expect.stringContaining('is left aside'));
    told.mockRestore();
  });

  it('is played anew where the recording is of something else', () => {
    const foreign = join(folder, 'foreign.ndjson.gz');
    for (const text of ['', '\n', '{"key":"one"}\n{"key":"two"}\n']) {
      writeFileSync(foreign, gzipSync(text));
      expect(PlayedSessions.open({ ...recording, file: foreign }).size).toBe(0);
    }
  });

  it('is played anew where nothing was played ahead', () => {
    const none = PlayedSessions.open({ ...recording, file: join(folder, 'nothing.ndjson.gz') });
    expect(none.size).toBe(0);
    expect(none.find('any')).toBeUndefined();
  });
});
