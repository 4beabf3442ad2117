import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JournalFeed } from '@repartee/kernel';
import { PoisonEvent, SystemClock } from '@repartee/kernel';
import { scoresV1, streamOf, topics } from '@repartee/proto';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import {
  ORGANISATION,
  appendCase,
  appendDirectory,
  appendScorecard,
  appendSession,
  forgetCase,
} from '../history.fixtures.js';
import { ProjectingStage } from '../projecting.fixtures.js';
import { given } from './erased-letters.js';

const testClickHouse = createTestClickHouse();
const clock = new SystemClock();
let stage: ProjectingStage;
let feed: JournalFeed;

beforeEach(async () => {
  stage = await ProjectingStage.start(testClickHouse);
  ({ feed } = stage);
  await stage.write((log) => {
    appendDirectory(log);
    appendCase(log);
    for (const [session, learner, caseId] of [
      ['s1', 'ada', ''],
      ['s2', 'ben', ''],
      ['s3', 'ben', 'k1'],
    ] as const) {
      appendSession(log, session, learner, caseId);
      appendScorecard(log, session, learner, caseId);
      // A moment of nobody's: it can be decoded, and not projected.
      log.append(streamOf.scorecard(ORGANISATION, session), scoresV1.KeyMomentMarkedSchema, { number: 9 });
    }
  });
  await stage.projections.caughtUp();
}, 60_000);

afterEach(() => stage.stop(), 30_000);

const waiting = () => feed.deadLetters.list().map(({ group, stream }) => `${group} ${stream}`);

/** Waits until as many letters wait: they are given up a little after the batch that erases. */
async function waitingAre(expected: readonly string[]): Promise<void> {
  for (const until = clock.now() + 20_000; waiting().length !== expected.length && clock.now() < until;)
    await clock.delay(20);
  expect(waiting()).toEqual(expected);
}

const letterOf = (session: string) => `projections-1 ${streamOf.scorecard(ORGANISATION, session)}`;

describe('the dead letters of whoever is erased', () => {
  it('are given up, with the reason, and those of others wait on', async () => {
    expect(waiting()).toEqual(['s1', 's2', 's3'].map(letterOf));
    await stage.erase('ada');

    await waitingAre([letterOf('s2'), letterOf('s3')]);
    expect(feed.deadLetters.dropped()).toMatchObject([
      { stream: streamOf.scorecard(ORGANISATION, 's1'), dropped: given },
    ]);
  }, 60_000);

  it('are given up where a case is forgotten, and those of no case wait on', async () => {
    await stage.write(forgetCase);

    await waitingAre([letterOf('s1'), letterOf('s2')]);
  }, 60_000);

  it('hold up no erasure that waits behind them, in whatever group', async () => {
    const handled: string[] = [];
    const own = streamOf.person(ORGANISATION, 'ada');
    await feed.subscribe({
      group: 'others',
      topics: [topics.directory],
      handler: (events) => {
        const poison = events.find(({ stream, version }) => stream === own && version === 1);
        if (poison) return Promise.reject(new PoisonEvent(poison.id, 'a_trial'));
        handled.push(...events.filter(({ stream }) => stream === own).map(({ type }) => type));
        return Promise.resolve();
      },
    });
    await stage.erase('ada');

    await waitingAre([letterOf('s2'), letterOf('s3')]);
    expect(handled).toEqual(['repartee.directory.v1.PersonErased']);
  }, 60_000);
});
