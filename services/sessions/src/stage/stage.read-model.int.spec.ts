import { create } from '@bufbuild/protobuf';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Feed, FeedHandler } from '@repartee/kernel';
import { LocalReadModel } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';
import { casesV1, commonV1, directoryV1, sessionsV1, streamOf } from '@repartee/proto';

import { stageReadModel } from './stage.read-model.js';

const ACME = 'acme';

function recorded(stream: string, data: RecordedEvent['data']): RecordedEvent {
  return {
    ...{ id: `${stream}/1`, type: data.$typeName, schemaVersion: 1, topic: '', data, stream, version: 1 },
    ...{ occurredAt: Date.UTC(2026, 2, 2, 9), organisation: ACME, correlationId: 'c', causationId: 'c' },
    actor: { kind: 'system', id: 'test' },
  };
}

const started = (sessionId: string, learnerId: string, caseId = '') =>
  recorded(
    streamOf.session(ACME, sessionId),
    create(sessionsV1.SessionStartedSchema, {
      ...{ sessionId, learnerId, caseId, attempt: 1, purpose: commonV1.Purpose.PRACTICE, home: 'sessions-0' },
      scenario: { id: 'late-flowers', version: 1 },
    }),
  );

const ofCase = { caseId: 'case-1', learnerId: 'ada' };
const caseStream = streamOf.case(ACME, 'case-1');
const told = recorded(caseStream, create(casesV1.CaseToldSchema, { ...ofCase, home: 'sessions-0' }));
const forgotten = recorded(caseStream, create(casesV1.CaseForgottenSchema, ofCase));
const erased = recorded(streamOf.person(ACME, 'ada'), create(directoryV1.PersonErasedSchema, { personId: 'ada' }));

describe('what sessions keep of the log', () => {
  let model: LocalReadModel;

  afterEach(() => model.close());

  /** Each event by itself, in this order, as Kafka hands out topics side by side. */
  async function read(...events: RecordedEvent[]): Promise<void> {
    model = LocalReadModel.open(':memory:', stageReadModel);
    const handlers: FeedHandler[] = [];
    const subscribe = ({ handler }: { handler: FeedHandler }) => {
      handlers.push(handler);
      return Promise.resolve({ stop: () => Promise.resolve() });
    };
    await model.start({ subscribe } as unknown as Feed);
    for (const [index, event] of events.entries())
      await handlers[0]?.([event], { partition: `part-${index}`, position: 1 });
  }

  const learnersIn = (table: string) =>
    model.prepare<{ learner: string }>(`SELECT learner FROM ${table}`).all().map(({ learner }) => learner); // prettier-ignore

  const sessions = [started('s1', 'ada'), started('s2', 'ben')];

  it.each([
    ['after', [...sessions, told, forgotten, erased]],
    ['before', [erased, ...sessions, told, forgotten]],
  ])('is nothing about somebody whose erasure is read %s the rest', async (_, events) => {
    await read(...events);

    expect(['rehearsals', 'live', 'case_homes', 'forgotten_cases'].map(learnersIn)).toEqual([['ben'], ['ben'], [], []]);
  });

  it.each([
    ['after', [started('s1', 'ada', 'case-1'), started('s2', 'ada'), told, forgotten]],
    ['before', [told, forgotten, started('s1', 'ada', 'case-1'), started('s2', 'ada')]],
  ])('holds no session of a case for live that was forgotten %s it is read', async (_, events) => {
    await read(...events);

    expect(model.prepare<{ session: string }>('SELECT session FROM live').all()).toMatchObject([{ session: 's2' }]);
    expect(learnersIn('forgotten_cases')).toEqual(['ada']);
  });
});
