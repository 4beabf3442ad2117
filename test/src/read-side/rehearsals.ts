import { create } from '@bufbuild/protobuf';
import type { Append } from '@repartee/kernel';
import type { DebriefingDocument, NewEvent } from '@repartee/proto';
import { commonV1, scoresV1, sessionsV1, streamOf } from '@repartee/proto';
import type { Learner, SiteId, Writing } from './company.js';
import { appendOf, eventId, pinOf, scenarios, skills } from './company.js';

const DAY = 24 * 60 * 60 * 1000;

/** Monday, 29 September 2025, 08:00 UTC: the first of 26 weeks. */
export const FIRST_WEEK = Date.UTC(2025, 8, 29, 8);
export const WEEKS = 26;

/** Points gained a week, by site: Lyon learns most, Nantes not at all. */
const learning: Record<SiteId, number> = { lille: 0.4, lyon: 1, nantes: 0 };

/** Numbers from 0 to 1, the same in every run (a linear congruential generator; Numerical Recipes, 7.1). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Rehearsal {
  id: string;
  learner: Learner;
  scenario: (typeof scenarios)[number];
  assessed: boolean;
  attempt: number;
  startedAt: number;
  /** Where it leaves from another one. */
  fork?: { sessionId: string; turn: number; rootSessionId: string };
  /** Points, the same for every skill but for a step of 2 between them. */
  score: number;
  /** The version of the engine, and of the rubric, where it is not the first. */
  engine?: string;
  rubric?: number;
  /** Left without a word of the learner's. */
  unheld?: boolean;
}

/** Every learner holds 22 sessions over 26 weeks, every second one assessed. */
export function planRehearsals(people: readonly Learner[], perLearner = 22): Rehearsal[] {
  const next = numbersFrom(20_250_929);
  return people.flatMap((learner, place) => {
    const level = 45 + 10 * (next() + next() - 1);
    const attempts = new Map<string, number>();
    return Array.from({ length: perLearner }, (_, index): Rehearsal => {
      const week = Math.floor((index * WEEKS) / perLearner);
      const scenario = scenarios[Math.floor(index / 2) % scenarios.length] ?? 'reprimand';
      const assessed = index % 2 === 1;
      const attempt = (attempts.get(`${scenario}/${assessed}`) ?? 0) + 1;
      attempts.set(`${scenario}/${assessed}`, attempt);
      const noise = 12 * (next() + next() + next() - 1.5);
      return {
        id: `session-${place}-${index}`,
        ...{ learner, scenario, assessed, attempt },
        startedAt: FIRST_WEEK + week * 7 * DAY + (place % 5) * DAY + (place % 7) * 3_600_000,
        score: Math.min(98, Math.max(2, level + learning[learner.site] * week + noise)),
      };
    });
  });
}

/** The session and its scorecard. */
export function rehearsalAppends(writing: Writing, rehearsal: Rehearsal): Append[] {
  const { organisation } = writing;
  return [
    appendOf(writing, streamOf.session(organisation, rehearsal.id), sessionEvents(writing, rehearsal)),
    appendOf(writing, streamOf.scorecard(organisation, rehearsal.id), scorecardEvents(writing, rehearsal)),
  ];
}

const TURNS = 12;
const tool = (name: string) => ({ name, version: '1' });

function sessionEvents(writing: Writing, rehearsal: Rehearsal): NewEvent[] {
  const after = (ms: number, data: NewEvent['data'], id = eventId()): NewEvent => ({
    id,
    occurredAt: rehearsal.startedAt + ms,
    data,
  });
  const turns = Array.from({ length: TURNS }, (_, turn) => turnEvents(writing, rehearsal, turn)).flat();
  return [after(0, started(rehearsal)), ...turns, after(300_000, ended(rehearsal))];
}

function started({ id, learner, scenario, assessed, attempt, fork, engine = '1', rubric = 1 }: Rehearsal) {
  return create(sessionsV1.SessionStartedSchema, {
    sessionId: id,
    learnerId: learner.id,
    teamId: learner.team,
    siteId: learner.site,
    persona: pinOf('claire'),
    scenario: pinOf(scenario),
    rubric: { ...pinOf('grid'), version: rubric },
    engine: { name: 'rules', version: engine },
    recogniser: tool('patterns'),
    mind: tool('offline'),
    mode: commonV1.InputMode.TYPED,
    purpose: assessed ? commonV1.Purpose.ASSESSED : commonV1.Purpose.PRACTICE,
    language: commonV1.Language.FR,
    attempt,
    limitMs: 600_000,
    disposition: { trust: 35, tension: 40, openness: 25 },
    stance: sessionsV1.Stance.GUARDED,
    ...(fork && { fork }),
  });
}

function ended({ score }: Rehearsal) {
  return create(sessionsV1.SessionEndedSchema, {
    reason: score > 55 ? sessionsV1.EndReason.OBJECTIVE_REACHED : sessionsV1.EndReason.PERSONA_LEFT,
    objectiveReached: score > 55,
    atMs: 300_000,
    turns: TURNS,
    disposition: { trust: 50, tension: 30, openness: 45 },
    stance: sessionsV1.Stance.ENGAGED,
    mode: commonV1.InputMode.TYPED,
    mind: tool('offline'),
  });
}

function turnEvents({ organisation, keys }: Writing, { learner, startedAt, id }: Rehearsal, turn: number): NewEvent[] {
  const isLearner = turn % 2 === 1;
  const spoken = eventId();
  const words = `Words of turn ${turn} in ${id}, said to nobody else.`;
  const said = create(sessionsV1.TurnSpokenSchema, {
    turn,
    speaker: isLearner ? sessionsV1.Speaker.LEARNER : sessionsV1.Speaker.PERSONA,
    words: keys.seal({ organisation, person: learner.id, eventId: spoken }, words),
    mode: commonV1.InputMode.TYPED,
    startedMs: turn * 20_000,
    endedMs: turn * 20_000 + 9_000,
    ...(isLearner && {
      reading: { cues: [{ cue: 'open_question', evidence: [{ turn, from: 0, to: 5 }] }], uptake: 40 },
    }),
  });
  const occurredAt = startedAt + turn * 20_000 + 9_000;
  const event = { id: spoken, occurredAt, data: said };
  return isLearner ? [event, { id: eventId(), occurredAt, data: shifted(turn) }] : [event];
}

function shifted(turn: number) {
  return create(sessionsV1.DispositionShiftedSchema, {
    turn,
    before: { trust: 35 + turn, tension: 40, openness: 25 },
    after: { trust: 36 + turn, tension: 39, openness: 27 },
    stanceBefore: sessionsV1.Stance.GUARDED,
    stanceAfter: sessionsV1.Stance.ENGAGED,
    causes: [{ kind: sessionsV1.CauseKind.LEVER, id: 'lever', trust: 1, tension: -1, openness: 2, occurrence: 1 }],
  });
}

function scorecardEvents(writing: Writing, rehearsal: Rehearsal): NewEvent[] {
  const occurredAt = rehearsal.startedAt + 301_000;
  const placement = placementOf(rehearsal);
  const hundredths = skills.map((_, index) => Math.round(100 * (rehearsal.score - 2 * index)));
  const scored = skills.map((skillId, index) => ({
    id: eventId(),
    occurredAt,
    data: create(scoresV1.SkillScoredSchema, {
      placement,
      skillId,
      ...(!rehearsal.unheld && { score: Math.max(0, hundredths[index] ?? 0) }),
      criteria: ['one', 'two', 'three'].map((criterionId) => ({
        criterionId,
        answer: scoresV1.Answer.PARTLY,
        evidence: [{ turn: 1, from: 0, to: 5 }],
      })),
    }),
  }));
  const moments = [1, 2, 3].map((number) => ({
    id: eventId(),
    occurredAt,
    data: create(scoresV1.KeyMomentMarkedSchema, {
      placement,
      number,
      evidence: { turn: 2 * number - 1, from: 0, to: 5 },
      kind: scoresV1.MomentKind.LEVER,
      subjectId: 'lever',
      shift: { trust: 1, tension: -1, openness: 2 },
      weight: Math.round(100 - rehearsal.score) - number,
    }),
  }));
  return [...scored, ...moments, debriefing(writing, rehearsal, occurredAt)];
}

export function placementOf({ id, learner, scenario, assessed, attempt, startedAt, fork, rubric = 1 }: Rehearsal) {
  return {
    sessionId: id,
    learnerId: learner.id,
    teamId: learner.team,
    siteId: learner.site,
    scenario: pinOf(scenario),
    rubric: { ...pinOf('grid'), version: rubric },
    purpose: assessed ? commonV1.Purpose.ASSESSED : commonV1.Purpose.PRACTICE,
    mode: commonV1.InputMode.TYPED,
    language: commonV1.Language.FR,
    mind: tool('offline'),
    scorer: tool('built-in'),
    attempt,
    sessionStartedMs: BigInt(startedAt),
    fork: fork !== undefined,
  };
}

function debriefing({ organisation, keys }: Writing, rehearsal: Rehearsal, occurredAt: number): NewEvent {
  const id = eventId();
  const document: DebriefingDocument = {
    objectiveReached: rehearsal.score > 55,
    summary: 'A summary.',
    worked: [{ text: 'Worked.', evidence: [{ turn: 1, from: 0, to: 5 }] }],
    missing: [],
    keyMoments: [1, 2, 3].map((number) => ({
      ...{ number, kind: 'lever' as const, subjectId: 'lever', title: `Moment ${number}`, why: 'Because.' },
      evidence: { turn: 2 * number - 1, from: 0, to: 5 },
      shift: { trust: 1, tension: -1, openness: 2 },
      weight: 10,
    })),
    suggestions: [
      { turn: 1, advice: 'Ask first.', words: 'What happened?', subjectId: 'lever', kind: 'lever', tried: null },
    ],
    ...{ comparison: null, followed: [], ownView: [], sheet: null },
  };
  const person = rehearsal.learner.id;
  const data = create(scoresV1.DebriefingWrittenSchema, {
    placement: placementOf(rehearsal),
    debriefing: keys.seal({ organisation, person, eventId: id }, JSON.stringify(document)),
    metrics: rehearsal.unheld ? { personaTurns: 1 } : { learnerTurns: 6, personaTurns: 6, learnerWords: 80 },
    objectiveReached: rehearsal.score > 55,
    ...(!rehearsal.unheld && { score: Math.round(100 * (rehearsal.score - 3)) }),
    leversReached: 1,
    leversAvailable: 6,
  });
  return { id, occurredAt, data };
}
