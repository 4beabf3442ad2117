import { describe, expect, it } from '@jest/globals';

import { testAnswers } from '../../live/domain/session.fixtures.js';
import type { CaseEvent } from './case-events.js';
import { decide } from './case.decide.js';
import type { CaseState } from './case.js';
import { evolve, initialState } from './case.js';

const template = { id: 'case-unhappy-customer', version: 1, sha256: 'a1' };
const newer = { ...template, version: 2, sha256: 'b2' };
const answers = testAnswers;
const told: CaseEvent = { type: 'CaseTold', learnerId: 'ada', template, language: 'en', answers };
const forgotten: CaseEvent = { type: 'CaseForgotten', learnerId: 'ada' };

const after = (...events: readonly CaseEvent[]): CaseState => events.reduce<CaseState>(evolve, initialState);

describe('a case that nobody has told', () => {
  it('is told', () => {
    expect(decide({ type: 'Tell', by: 'ada', template, language: 'en', answers }, after())).toEqual([told]);
  });

  it('can neither be told otherwise nor forgotten', () => {
    for (const command of [
      { type: 'Retell', by: 'ada', template, answers } as const,
      { type: 'Forget', by: 'ada' } as const,
    ])
      expect(() => decide(command, after())).toThrow(expect.objectContaining({ code: 'case_not_found' }));
  });
});

describe('a case that was told', () => {
  it('is told otherwise, in the language it was told in', () => {
    const otherwise = { ...answers, goal: 'get the money back' };
    expect(decide({ type: 'Retell', by: 'ada', template: newer, answers: otherwise }, after(told))).toEqual([
      { ...told, template: newer, answers: otherwise },
    ]);
  });

  it('stays quiet when it is told the same again', () => {
    expect(decide({ type: 'Retell', by: 'ada', template, answers: { ...answers } }, after(told))).toEqual([]);
  });

  it('is not told a second time under the same id', () => {
    expect(() => decide({ type: 'Tell', by: 'ada', template, language: 'en', answers }, after(told))).toThrow(
      expect.objectContaining({ code: 'case_exists' }),
    );
  });

  it('is forgotten', () => {
    expect(decide({ type: 'Forget', by: 'ada' }, after(told))).toEqual([forgotten]);
  });

  it('does not exist for anybody else', () => {
    for (const command of [
      { type: 'Retell', by: 'bob', template, answers } as const,
      { type: 'Forget', by: 'bob' } as const,
    ])
      expect(() => decide(command, after(told))).toThrow(expect.objectContaining({ code: 'case_not_found' }));
  });
});

describe('a case that was forgotten', () => {
  it('does not exist for its learner either', () => {
    expect(() => decide({ type: 'Retell', by: 'ada', template, answers }, after(told, forgotten))).toThrow(
      expect.objectContaining({ code: 'case_not_found' }),
    );
  });

  it('stays quiet when its learner has it forgotten again, also where it can no longer be read', () => {
    expect(decide({ type: 'Forget', by: 'ada' }, after(told, forgotten))).toEqual([]);
    expect(decide({ type: 'Forget', by: 'ada' }, after(forgotten))).toEqual([]);
    expect(() => decide({ type: 'Forget', by: 'bob' }, after(told, forgotten))).toThrow(
      expect.objectContaining({ code: 'case_not_found' }),
    );
  });

  it('is not told again under the same id', () => {
    expect(() =>
      decide({ type: 'Tell', by: 'ada', template, language: 'en', answers }, after(told, forgotten)),
    ).toThrow(expect.objectContaining({ code: 'case_exists' }));
    expect(after(told, forgotten, told)).toEqual({ status: 'forgotten', learnerId: 'ada' });
  });
});
