import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import { create } from '@bufbuild/protobuf';
import type { DomainEvent } from '@repartee/proto';
import {
  accessV1,
  casesV1,
  catalogV1,
  commonV1,
  directoryV1,
  eventType,
  scoresV1,
  sessionsV1,
  streamOf,
} from '@repartee/proto';
import type { ProjectedEvent } from './projection.js';

export const ORGANISATION = 'acme';

/** Monday, 2 March 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 9);

const MINUTE = 60_000;

/** A log in memory that numbers each stream from 1 and makes every event a minute later than the one before. */
export class TestLog {
  readonly events: ProjectedEvent[] = [];
  private readonly versions = new Map<string, number>();

  append<Schema extends DescMessage>(stream: string, schema: Schema, init: MessageInitShape<Schema>): ProjectedEvent {
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    const place = this.events.length + 1;
    const event: ProjectedEvent = {
      id: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
      type: schema.typeName,
      schemaVersion: 1,
      topic: eventType(schema.typeName)?.topic ?? '',
      stream,
      version,
      occurredAt: START + place * MINUTE,
      organisation: ORGANISATION,
      correlationId: 'correlation',
      causationId: 'causation',
      actor: { kind: 'system', id: 'test' },
      data: create(schema, init) as unknown as DomainEvent,
    };
    this.events.push(event);
    return event;
  }
}

export const sealedWords = { keyId: 'key-ada', nonce: new Uint8Array([1, 2, 3]), ciphertext: new Uint8Array([255, 0]) };

const disposition = { trust: 35, tension: 40, openness: 25 };

export const pins = {
  scenario: { id: 'price-increase', version: 2, sha256: 'aa' },
  persona: { id: 'claire-fontaine', version: 1, sha256: 'bb' },
  rubric: { id: 'difficult-negotiation', version: 3, sha256: 'cc' },
};

export interface PlacementOverrides {
  caseId?: string;
  sessionId?: string;
  learnerId?: string;
  teamId?: string;
  siteId?: string;
  purpose?: commonV1.Purpose;
  rubric?: MessageInitShape<typeof commonV1.PinSchema>;
  sessionStartedMs?: bigint;
}

export function createTestPlacement(overrides: PlacementOverrides = {}) {
  return {
    sessionId: 's1',
    learnerId: 'ada',
    teamId: 'north',
    siteId: 'lille',
    scenario: pins.scenario,
    rubric: pins.rubric,
    purpose: commonV1.Purpose.ASSESSED,
    mode: commonV1.InputMode.TYPED,
    language: commonV1.Language.FR,
    mind: { name: 'offline', version: '1' },
    scorer: { name: 'built-in', version: '1' },
    attempt: 1,
    sessionStartedMs: BigInt(START),
    // No session of a case is assessed, or counts as an attempt.
    ...(overrides.caseId && { purpose: commonV1.Purpose.PRACTICE, attempt: 0 }),
    ...overrides,
  };
}

/** Sites, teams, two people and what they may rehearse. */
export function appendDirectory(log: TestLog): void {
  log.append(streamOf.organisation(ORGANISATION), directoryV1.OrganisationRegisteredSchema, {
    organisationId: ORGANISATION,
    name: 'Acme',
    timeZone: 'Europe/Paris',
    language: commonV1.Language.FR,
    policy: { managersOpenAssessed: true },
  });
  log.append(streamOf.site(ORGANISATION, 'lille'), directoryV1.SiteOpenedSchema, { siteId: 'lille', name: 'Lille' });
  for (const teamId of ['north', 'south'])
    log.append(streamOf.team(ORGANISATION, teamId), directoryV1.TeamFormedSchema, {
      teamId,
      siteId: 'lille',
      name: teamId,
    });
  for (const personId of ['ada', 'ben']) {
    const stream = streamOf.person(ORGANISATION, personId);
    log.append(stream, directoryV1.PersonJoinedSchema, {
      personId,
      profile: sealedWords,
      teamId: 'north',
      siteId: 'lille',
      language: commonV1.Language.FR,
    });
    log.append(stream, directoryV1.RoleGrantedSchema, { personId, role: commonV1.Role.LEARNER });
  }
  log.append(streamOf.scenario(ORGANISATION, 'price-increase'), catalogV1.ScenarioPublishedSchema, {
    ...pins,
    contentSchema: 1,
    contentJson: '{"id":"price-increase"}',
  });
}

/** So many events that make a row each. */
export function openSites(log: TestLog, count: number): void {
  for (let site = 1; site <= count; site++) {
    const siteId = `site-${site}`;
    log.append(streamOf.site(ORGANISATION, siteId), directoryV1.SiteOpenedSchema, { siteId, name: siteId });
  }
}

/** A session of three turns with a misstep, a silence and an interruption. */
export function appendSession(log: TestLog, sessionId = 's1', learnerId = 'ada', caseId = ''): void {
  const stream = streamOf.session(ORGANISATION, sessionId);
  log.append(stream, sessionsV1.SessionStartedSchema, {
    sessionId,
    learnerId,
    teamId: 'north',
    siteId: 'lille',
    ...pins,
    engine: { name: 'rules', version: '1' },
    recogniser: { name: 'patterns', version: '1' },
    mind: { name: 'offline', version: '1' },
    mode: commonV1.InputMode.TYPED,
    purpose: caseId === '' ? commonV1.Purpose.ASSESSED : commonV1.Purpose.PRACTICE,
    language: commonV1.Language.FR,
    attempt: caseId === '' ? 1 : 0,
    ...(caseId !== '' && { caseId, caseAnswers: sealedWords }),
    limitMs: 600_000,
    disposition,
    stance: sessionsV1.Stance.GUARDED,
  });
  log.append(stream, sessionsV1.TurnSpokenSchema, {
    turn: 0,
    speaker: sessionsV1.Speaker.PERSONA,
    words: sealedWords,
    mode: commonV1.InputMode.TYPED,
    endedMs: 1_000,
  });
  log.append(stream, sessionsV1.TurnSpokenSchema, {
    turn: 1,
    speaker: sessionsV1.Speaker.LEARNER,
    words: sealedWords,
    mode: commonV1.InputMode.TYPED,
    startedMs: 2_000,
    endedMs: 5_000,
    reading: {
      cues: [{ cue: 'dismissal', evidence: [{ turn: 1, from: 4, to: 12 }] }],
      question: sessionsV1.QuestionKind.CLOSED,
      reflection: sessionsV1.ReflectionKind.NONE,
      uptake: 40,
      topics: ['price'],
      wordCount: 9,
    },
  });
  appendShift(log, { trust: 20, tension: 58, openness: 25 }, sessionId);
  log.append(stream, sessionsV1.SilenceFellSchema, { afterTurn: 1, place: 'otherwise', atMs: 6_000 });
  log.append(stream, sessionsV1.TurnInterruptedSchema, { turn: 1, by: sessionsV1.Speaker.PERSONA, atMs: 4_900 });
  log.append(stream, sessionsV1.SessionEndedSchema, {
    reason: sessionsV1.EndReason.LEARNER,
    atMs: 9_000,
    turns: 2,
    disposition: { trust: 20, tension: 58, openness: 25 },
    stance: sessionsV1.Stance.CLOSED,
    mode: commonV1.InputMode.TYPED,
    mind: { name: 'offline', version: '1' },
  });
  log.append(stream, sessionsV1.SessionKeptSchema, { sessionId, learnerId, rootSessionId: 's0' });
}

/** A misstep moves the disposition to `after`. */
export function appendShift(log: TestLog, after: typeof disposition, sessionId = 's1'): ProjectedEvent {
  return log.append(streamOf.session(ORGANISATION, sessionId), sessionsV1.DispositionShiftedSchema, {
    turn: 1,
    before: disposition,
    after,
    stanceBefore: sessionsV1.Stance.GUARDED,
    stanceAfter: sessionsV1.Stance.CLOSED,
    causes: [{ kind: sessionsV1.CauseKind.MISSTEP, id: 'belittle', trust: -15, tension: 18, occurrence: 1 }],
    factsOpened: ['other-offer'],
  });
}

/** A case of the learner's own. */
export function appendCase(log: TestLog, caseId = 'k1', learnerId = 'ada'): void {
  log.append(streamOf.case(ORGANISATION, caseId), casesV1.CaseToldSchema, {
    ...{ caseId, learnerId, language: commonV1.Language.FR, answers: sealedWords },
    template: { id: 'case-price-increase', version: 4, sha256: 'dd' },
  });
}

export function erase(log: TestLog, personId: string): ProjectedEvent {
  return log.append(streamOf.person(ORGANISATION, personId), directoryV1.PersonErasedSchema, { personId });
}

export function forgetCase(log: TestLog, caseId = 'k1', learnerId = 'ada'): ProjectedEvent {
  return log.append(streamOf.case(ORGANISATION, caseId), casesV1.CaseForgottenSchema, { caseId, learnerId });
}

/** A skill's score in hundredths, on two criteria. */
export function appendScore(log: TestLog, score: number, overrides: PlacementOverrides = {}) {
  const placement = createTestPlacement(overrides);
  return log.append(streamOf.scorecard(ORGANISATION, placement.sessionId), scoresV1.SkillScoredSchema, {
    placement,
    skillId: 'exploring',
    score,
    criteria: [
      { criterionId: 'asks-why', answer: scoresV1.Answer.MET, evidence: [{ turn: 1, from: 0, to: 3 }] },
      { criterionId: 'lets-talk', answer: scoresV1.Answer.NO_OCCASION },
    ],
  });
}

/** Everything that scoring, a trainer and a viewing leave behind for the first session. */
export function appendScorecard(log: TestLog, sessionId = 's1', learnerId = 'ada', caseId = ''): void {
  const stream = streamOf.scorecard(ORGANISATION, sessionId);
  const placement = createTestPlacement({ sessionId, learnerId, caseId });
  appendScore(log, 6_250, { sessionId, learnerId, caseId });
  log.append(stream, scoresV1.KeyMomentMarkedSchema, {
    placement,
    number: 1,
    evidence: { turn: 1, from: 4, to: 12 },
    kind: scoresV1.MomentKind.MISSTEP,
    subjectId: 'belittle',
    shift: { trust: -15, tension: 18, openness: 0 },
    weight: 70,
  });
  log.append(stream, scoresV1.DebriefingWrittenSchema, {
    placement,
    debriefing: sealedWords,
    metrics: { learnerTurns: 1, personaTurns: 1, learnerWords: 9, questions: 1, dispositionArea: -13 },
    score: 6_250,
    leversAvailable: 6,
    missteps: 1,
  });
  log.append(stream, scoresV1.MomentCommentedSchema, {
    placement,
    commentId: 'c1',
    turn: 1,
    comment: sealedWords,
    commentedBy: 'tess',
  });
  log.append(stream, scoresV1.CriterionCorrectedSchema, {
    placement,
    skillId: 'exploring',
    criterionId: 'asks-why',
    from: scoresV1.Answer.MET,
    to: scoresV1.Answer.PARTLY,
    reason: sealedWords,
    correctedBy: 'tess',
  });
  appendScore(log, 3_125, { sessionId, learnerId, caseId });
  log.append(streamOf.viewing(ORGANISATION, sessionId), accessV1.SessionViewedSchema, {
    sessionId,
    learnerId,
    viewedBy: 'tess',
    viewedAs: commonV1.Role.TRAINER,
  });
}

export function createTestHistory(): TestLog {
  const log = new TestLog();
  appendDirectory(log);
  appendSession(log);
  appendScorecard(log);
  return log;
}
