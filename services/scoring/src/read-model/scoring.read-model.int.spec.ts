import { create } from '@bufbuild/protobuf';
import type { Feed, FeedHandler } from '@repartee/kernel';
import { LocalReadModel } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';
import { casesV1, commonV1, directoryV1, scoresV1, streamOf } from '@repartee/proto';

import type { TestKernel } from '../scoring.fixtures.js';
import { ACME, TEST_TIME, createTestKernel, holdSession, testPlacement } from '../scoring.fixtures.js';
import { placementToLog } from '../scorecards/placement.converters.js';
import { ScoringQueries } from './scoring.queries.js';
import { scoringReadModel } from './scoring.read-model.js';

const { sessionId } = testPlacement;
const stream = streamOf.session(ACME, sessionId);
const next = { ...testPlacement, attempt: 2 };
const ofCase = { attempt: 0, purpose: commonV1.Purpose.PRACTICE, caseId: 'case-1' };

function recorded(inStream: string, ...data: RecordedEvent['data'][]): RecordedEvent[] {
  return data.map((message, index) => ({
    ...{ id: `${inStream}/${index}`, type: message.$typeName, schemaVersion: 1, topic: '', data: message },
    ...{ stream: inStream, version: index + 1, occurredAt: TEST_TIME, organisation: ACME },
    ...{ correlationId: 'c', causationId: 'c', actor: { kind: 'system', id: 'test' } },
  }));
}

const placement = placementToLog(testPlacement);
const scores = recorded(
  streamOf.scorecard(ACME, sessionId),
  create(scoresV1.SkillScoredSchema, { placement, skillId: 'listening', score: 5000 }),
  create(scoresV1.DebriefingWrittenSchema, { placement, score: 5000 }),
);
const erasure = recorded(streamOf.person(ACME, 'ada'), create(directoryV1.PersonErasedSchema, { personId: 'ada' }));
const forgetting = recorded(
  streamOf.case(ACME, 'case-1'),
  create(casesV1.CaseForgottenSchema, { caseId: 'case-1', learnerId: 'ada' }),
);

describe('what scoring keeps of the log', () => {
  let kernel: TestKernel;
  let model: LocalReadModel;

  beforeEach(async () => {
    kernel = await createTestKernel();
  });

  afterEach(async () => {
    await model.close();
    await kernel.close();
  });

  async function session(overrides = {}): Promise<RecordedEvent[]> {
    await holdSession(kernel, { sessionId, ...overrides });
    return kernel.journal.readStream(stream);
  }

  /** Read in this order, as Kafka hands out topics side by side. */
  async function read(...batches: RecordedEvent[][]): Promise<ScoringQueries> {
    model = LocalReadModel.open(kernel.file('model.sqlite'), scoringReadModel);
    const handlers: FeedHandler[] = [];
    const subscription = { stop: () => Promise.resolve() };
    const feed = {
      subscribe: ({ handler }: { handler: FeedHandler }) => {
        handlers.push(handler);
        return Promise.resolve(subscription);
      },
    } as unknown as Feed;
    await model.start(feed);
    for (const [index, events] of batches.entries())
      await handlers[0]?.(events, { partition: `part-${index}`, position: events.length });
    return new ScoringQueries(model);
  }

  const rowsThatName = (text: string) =>
    ['attempts', 'attempt_skills', 'unscored_sessions', 'unscored_events', 'scored'].filter((table) =>
      model
        .prepare<Record<string, unknown>>(`SELECT * FROM ${table}`)
        .all()
        .some((row) => Object.values(row).includes(text)),
    );

  it('is the attempt, and nothing of the session, where it was scored', async () => {
    const queries = await read(await session(), scores);

    expect(queries.isUnscored(stream)).toBe(false);
    expect(queries.earlier(next)).toMatchObject([{ attempt: 1, skills: [{ id: 'listening', score: 5000 }] }]);
  });

  it('is nothing of a session whose scores are read before it', async () => {
    const queries = await read(scores, await session());

    expect(queries.isUnscored(stream)).toBe(false);
    expect(rowsThatName(stream)).toEqual(['scored']);
    expect(queries.earlier(next)).toHaveLength(1);
  });

  it('is every event of a session that waits for its scores', async () => {
    const events = await session();
    const queries = await read(events.slice(0, 3), events.slice(3));

    expect(queries.isUnscored(stream)).toBe(true);
    expect(queries.unscored(stream).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it.each([
    ['before the rest', (held: RecordedEvent[]) => [erasure, held, scores]],
    ['after the scores', (held: RecordedEvent[]) => [scores, erasure, held]],
    ['after the rest', (held: RecordedEvent[]) => [held, scores, erasure]],
    ['in the middle of a session', (held: RecordedEvent[]) => [held.slice(0, 2), erasure, held.slice(2)]],
    ['when the session waits for its scores', (held: RecordedEvent[]) => [held, erasure]],
  ])('is nothing about somebody whose erasure is read %s', async (_, order) => {
    const queries = await read(...order(await session()));

    expect(queries.isUnscored(stream)).toBe(false);
    expect(queries.earlier(next)).toEqual([]);
    expect(rowsThatName('ada')).toEqual([]);
    expect(rowsThatName(stream).filter((table) => table !== 'scored')).toEqual([]);
  });

  it('is what others did, where somebody is erased', async () => {
    const queries = await read(
      recorded(streamOf.person(ACME, 'ben'), create(directoryV1.PersonErasedSchema, { personId: 'ben' })),
      scores,
      await session(),
    );

    expect(queries.earlier(next)).toHaveLength(1);
  });

  it.each([
    ['before', (held: RecordedEvent[]) => [forgetting, held]],
    ['after', (held: RecordedEvent[]) => [held, forgetting]],
  ])('is nothing of a session of a case that is forgotten %s it is read', async (_, order) => {
    const queries = await read(...order(await session(ofCase)));

    expect(queries.isUnscored(stream)).toBe(false);
    expect(rowsThatName(stream)).toEqual([]);
  });
});
