import type { CaseAnswers } from './case.js';

export const createTestCase = (overrides: Partial<CaseAnswers> = {}): CaseAnswers => ({
  who: 'Marc',
  address: 'vous',
  event: 'the kitchen that came late',
  date: '2026-11-12',
  said: 'You’ll have it by Friday.',
  goal: 'agree on a new date',
  reaction: 'hurt',
  ...overrides,
});
