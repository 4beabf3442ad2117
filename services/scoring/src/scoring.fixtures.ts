import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import type { LearnerTurn, PersonaTurn, Shift, Turn } from '@repartee/dialogue';
import { scorer, shiftToLog, slotsText, turnToLog } from '@repartee/dialogue';
import type { ClickHouse, Kernel, Log } from '@repartee/kernel';
import { derivedId, openKernel, parseMasterKey } from '@repartee/kernel';
import type { CaseAnswers, NewEvent, Persona, Rubric, Scenario } from '@repartee/proto';
import { catalogV1, commonV1, sessionsV1, streamOf } from '@repartee/proto';

import type { ContentPin, Placement } from './scorecards/domain/scorecard-events.js';

export const ACME = 'acme';
export const TEST_TIME = Date.UTC(2026, 2, 2, 9);

const silentLog = { info: () => {}, warn: () => {}, error: () => {} } as unknown as Log;

export interface TestKernel extends Kernel {
  file: (name: string) => string;
}

/** A kernel in a folder of its own, without ClickHouse. */
export async function createTestKernel(): Promise<TestKernel> {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-scoring-'));
  const file = (name: string) => join(folder, name);
  const kernel = await openKernel({
    paths: {
      journal: file('journal.sqlite'),
      feed: file('feed.sqlite'),
      keys: file('keys.sqlite'),
      readModel: (name) => file(`${name}.sqlite`),
    },
    wrapping: parseMasterKey('0f'.repeat(32)),
    signingKey: generateKeyPairSync('ed25519'),
    clickhouse: { ping: () => Promise.resolve(true) } as ClickHouse,
    log: silentLog,
  });
  const close = async () => {
    await kernel.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...kernel, file, close };
}

const both = (words: string) => ({ en: words, fr: words });
const lines = (...words: string[]) => ({ en: words, fr: words });

const persona = {
  id: 'nadia-roux',
  identity: { name: 'Nadia Roux' },
  style: { address: 'vous' },
  starts: { trust: 40, tension: 50, openness: 30 },
  ...{ takes_up: [], does_not_know: [], contradicts: [], recalls: [], already_told: [], reserve: [] },
};

const lever = {
  id: 'hear-her-out',
  label: both('Hearing her out'),
  cue: 'emotion_acknowledged',
  says: [{ lines: lines('Thank you.') }],
  effect: { trust: 10 },
  why: both('[who] needs to be heard.'),
  try: lines('You were let down.', 'That was a hard day.', 'I hear you.'),
};

const silence = { patience_s: 10, effect: {}, lines: lines('Well?') };

const scenario = {
  id: 'late-flowers',
  levers: [lever],
  ...{
    missteps: [],
    facts: [],
    points: [],
    topics: [],
    cues: [],
    questions: [],
    asks: [],
    bad_news: [],
    calls_back: [],
  },
  silence: {
    ...{ after_own_question: silence, after_bad_news: silence },
    ...{ after_persona_question: silence, otherwise: silence },
  },
  objective: { text: both('An order.'), reached_when: [], lines: lines('All right.') },
  ends: [],
  closings: { time: lines('I must go.'), learner: lines('Goodbye.') },
  opening: { speaks_first: 'persona', lines: lines('They were late.') },
};

const criterion = (id: string, cue: string) => ({
  id,
  text: both(id),
  worked: both(`You did ${id}.`),
  missing: both(`Try ${id}.`),
  confirms: lines(`Do ${id}.`, `Do ${id} so.`),
  does_not: lines('No.'),
  check: { met: { cue } },
});

const rubric = {
  id: 'test-rubric',
  skills: [
    {
      id: 'listening',
      name: both('Listening'),
      criteria: [criterion('names-feeling', 'emotion_acknowledged'), criterion('apologises', 'apology')],
    },
    { id: 'exploring', name: both('Exploring'), criteria: [criterion('asks-openly', 'open_question')] },
  ],
};

export const testContents = { persona, scenario, rubric } as unknown as {
  persona: Persona;
  scenario: Scenario;
  rubric: Rubric;
};

const pin = (id: string) => ({ id, version: 1, sha256: `sha-of-${id}` });
export const testPins = { persona: pin(persona.id), scenario: pin(scenario.id), rubric: pin(rubric.id) };

async function append(kernel: Kernel, stream: string, events: NewEvent[]): Promise<void> {
  await kernel.journal.append({
    ...{ stream, organisation: ACME, events, expectedVersion: 'any', correlationId: 'c', causationId: 'c' },
    actor: { kind: 'system', id: 'test' },
  });
}

export async function publishContents(kernel: Kernel): Promise<void> {
  const base = (name: string) => ({ id: derivedId('test', name), occurredAt: TEST_TIME });
  const json = (content: object) => ({ contentSchema: 1, contentJson: JSON.stringify(content) });
  await append(kernel, streamOf.persona(ACME, persona.id), [
    { ...base('p'), data: create(catalogV1.PersonaPublishedSchema, { persona: testPins.persona, ...json(persona) }) },
  ]);
  await append(kernel, streamOf.rubric(ACME, rubric.id), [
    { ...base('r'), data: create(catalogV1.RubricPublishedSchema, { rubric: testPins.rubric, ...json(rubric) }) },
  ]);
  await append(kernel, streamOf.scenario(ACME, scenario.id), [
    { ...base('s'), data: create(catalogV1.ScenarioPublishedSchema, { ...testPins, ...json(scenario) }) },
  ]);
}

export function learnerTurn(turn: number, text: string, cue: string): LearnerTurn {
  return {
    ...{ speaker: 'learner', turn, text, startedMs: turn * 1000, endedMs: turn * 1000 + 500, mode: 'typed' },
    reading: {
      cues: [{ cue, evidence: [{ from: 0, to: text.length }], recogniser: { name: 'test', version: '1' } }],
      ...{ question: 'none', reflection: 'none', uptake: 0, topics: [], asks: [], act: 'explanation', slots: [] },
      wordCount: text.split(' ').length,
    },
  };
}

function personaTurn(turn: number, text: string): PersonaTurn {
  const utterance = { move: 'press' as const, points: [], asks: [], answers: [], lines: [], takesUp: '' };
  return { speaker: 'persona', turn, text, startedMs: turn * 1000, endedMs: turn * 1000, mode: 'typed', utterance };
}

export interface TestSession {
  sessionId: string;
  attempt?: number;
  purpose?: commonV1.Purpose;
  learner?: LearnerTurn;
  rubric?: ContentPin;
  /** A session of this case of hers, with `testAnswers`. */
  caseId?: string;
}

/** Words that stand nowhere else. */
export const testAnswers: CaseAnswers = {
  ...{ who: 'Quirina', address: 'vous', event: 'the marzipan kitchen', date: '2026-02-26', said: null },
  ...{ goal: 'agree on a new date', reaction: 'angry' },
};

const shift: Shift = {
  turn: 1,
  before: { trust: 40, tension: 50, openness: 30 },
  after: { trust: 50, tension: 50, openness: 30 },
  stanceBefore: 'guarded',
  stanceAfter: 'guarded',
  causes: [
    {
      ...{ kind: 'lever', id: 'hear-her-out', occurrence: 1, withheld: '' },
      effect: { trust: 10, tension: 0, openness: 0 },
      evidence: [{ from: 0, to: 17 }],
    },
  ],
  factsOpened: [],
};

/** Puts a whole session of Ada's on record, of the red team in Lille. */
export async function holdSession(kernel: Kernel, session: TestSession): Promise<void> {
  const {
    sessionId,
    attempt = 1,
    purpose = commonV1.Purpose.ASSESSED,
    rubric: pinned = testPins.rubric,
    caseId,
  } = session;
  const learner = session.learner ?? learnerTurn(1, 'You were let down.', 'emotion_acknowledged');
  const idOf = (index: number) => derivedId('test', sessionId, String(index));
  const seal = (index: number, text: string) =>
    kernel.keys.seal(
      { organisation: ACME, person: 'ada', eventId: idOf(index), ...(caseId && { case: caseId }) },
      text,
    );
  const spoken = (turn: Turn, index: number) =>
    turnToLog(turn, {
      words: seal(index, turn.text),
      ...(turn.speaker === 'learner' && { slots: seal(index, slotsText(turn)) }),
    });
  const data = [
    create(sessionsV1.SessionStartedSchema, {
      ...{ sessionId, learnerId: 'ada', teamId: 'red', siteId: 'lille', attempt, purpose, ...testPins, rubric: pinned },
      mode: commonV1.InputMode.TYPED,
      language: commonV1.Language.EN,
      mind: { name: 'offline', version: '1' },
      disposition: persona.starts,
      stance: sessionsV1.Stance.GUARDED,
      ...(caseId && { caseId, caseAnswers: seal(0, JSON.stringify(testAnswers)) }),
    }),
    spoken(personaTurn(0, 'They were late.'), 1),
    spoken(learner, 2),
    shiftToLog(shift),
    create(sessionsV1.SessionEndedSchema, {
      ...{ reason: sessionsV1.EndReason.LEARNER, atMs: 9000, turns: 2, mind: { name: 'offline', version: '1' } },
      mode: commonV1.InputMode.TYPED,
      stance: sessionsV1.Stance.GUARDED,
    }),
  ];
  const events = data.map((message, index) => ({ id: idOf(index), occurredAt: TEST_TIME, data: message }));
  await append(kernel, streamOf.session(ACME, sessionId), events);
}

export const testPlacement: Placement = {
  sessionId: '0198f000-0000-7000-8000-000000000001',
  ...{ organisation: ACME, learnerId: 'ada', teamId: 'red', siteId: 'lille', attempt: 1, fork: false },
  ...{ scenario: testPins.scenario, rubric: testPins.rubric, scorer, mind: { name: 'offline', version: '1' } },
  ...{ purpose: 'assessed', mode: 'typed', language: 'en', sessionStartedMs: TEST_TIME },
};
