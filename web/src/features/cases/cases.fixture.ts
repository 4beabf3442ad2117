import type { CaseTemplate, CaseView, SessionSummary } from '@repartee/proto';

const text = (both: string) => ({ en: both, fr: both });
const person = { id: 'p1', name: 'Ada' };
const place = { site: { id: 'lille', name: 'Lille' }, team: { id: 't1', name: 'North' } };

export const CASE = '6a0b4a6e-0000-4000-8000-000000000001';

export const createTestTemplate = (over: Partial<CaseTemplate> = {}): CaseTemplate => ({
  ...{ templateId: 'case-unhappy-customer', version: 1, caseFor: 'unhappy-customer', family: 'complaint' },
  title: text('The washing machine'),
  texts: {
    ...{ title: text('Somebody is unhappy with you'), skillFocus: text('hearing them out') },
    ...{ context: text('[who] is unhappy about [event].'), stakes: text('They may leave.') },
    ...{ youAre: text('yourself'), youWant: text('You would like to [goal].') },
  },
  ...over,
});

export const createTestSession = (over: Partial<SessionSummary> = {}): SessionSummary => ({
  ...{ id: 's1', learner: person, place, purpose: 'practice', mode: 'typed', language: 'en', attempt: 0 },
  scenario: {
    ...{ id: 'case-unhappy-customer', version: 1, title: text('Somebody is unhappy with you') },
    ...{ family: 'complaint', personaName: 'Paul' },
  },
  ...{ caseId: CASE, fork: null, kept: false, status: 'scored', startedAt: '2026-11-19T20:10:00.000Z' },
  ...{ durationMs: 300_000, turns: 8, endReason: 'learner', objectiveReached: false, score: 54 },
  ...{ comments: 0, corrections: 0, viewings: 0 },
  ...over,
});

export const createTestCase = (over: Partial<CaseView> = {}): CaseView => ({
  ...{ caseId: CASE, templateId: 'case-unhappy-customer', kind: text('The washing machine') },
  title: text('Somebody is unhappy with you'),
  ...{ who: 'Paul', event: 'the kitchen that came late', date: '2026-11-12', goal: 'agree on a new date' },
  ...{ language: 'en', toldAt: '2026-11-19T19:00:00.000Z', sessions: [] },
  answers: {
    ...{ who: 'Paul', address: 'vous', event: 'the kitchen that came late', date: '2026-11-12' },
    ...{ said: 'You’ll have it by Friday.', goal: 'agree on a new date', reaction: 'angry' },
  },
  briefing: {
    ...{ id: 'case-unhappy-customer', version: 1, caseFor: 'unhappy-customer', family: 'complaint', minutes: 10 },
    ...{ title: text('Somebody is unhappy with you'), skillFocus: text('hearing them out') },
    ...{ objective: text('Something that holds.'), stakes: text('They may leave.'), skills: [] },
    persona: {
      ...{
        id: 'someone-outside',
        name: 'Paul',
        pronoun: 'they',
        age: 42,
        job: text('the other'),
        organisation: text('x'),
      },
      portrait: {
        ...{ skin: 'olive', hair: 'short', hair_colour: 'brown', glasses: false },
        ...{ beard: 'none', clothes: 'jumper', clothes_colour: 'slate' },
      },
    },
    ...{ rubric: { id: 'own-case', version: 1 }, context: text('Paul is unhappy about the kitchen that came late.') },
    learnerBrief: { youAre: text('yourself'), youKnow: [text('It was on Thursday.')], youWant: text('Agree.') },
    ...{ speaksFirst: 'persona', gauge: false, retired: false },
  },
  ...over,
});
