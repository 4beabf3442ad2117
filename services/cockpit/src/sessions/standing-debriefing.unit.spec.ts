import { describe, expect, it } from '@jest/globals';
import type { CriterionAnswerValue, Rubric, SkillView } from '@repartee/proto';
import type { Standing } from './standing-debriefing.js';
import { correctedMissing, standingComparison, standingFindings } from './standing-debriefing.js';

const text = (words: string) => ({ en: words, fr: `${words} (fr)` });
const rubric = {
  skills: [
    {
      ...{ id: 'listening', name: text('Listening') },
      criteria: [{ id: 'named', worked: text('You named it.'), missing: text('Name it.') }],
    },
  ],
} as unknown as Rubric;

const createTestStanding = (
  answer: CriterionAnswerValue,
  score: number,
  correctedFrom: CriterionAnswerValue | null = null,
): Standing => ({
  ...{ rubric, language: 'en', earlier: [{ session_id: 'first', skill_id: 'listening', score: 4000 }] },
  skills: [{ id: 'listening', score, criteria: [{ id: 'named', answer, correctedFrom }] } as unknown as SkillView],
});
const finding = (words: string) => ({ text: words, evidence: [] });

describe('what worked and what was missing', () => {
  it('is left out once a person has answered the criterion otherwise', () => {
    const worked = (answer: CriterionAnswerValue) =>
      standingFindings([finding('You named it.')], 'worked', createTestStanding(answer, 50)).length;
    expect([worked('met'), worked('partly'), worked('not_met')]).toEqual([1, 0, 0]);
    const missing = (answer: CriterionAnswerValue) =>
      standingFindings([finding('Name it.')], 'missing', createTestStanding(answer, 50)).length;
    expect([missing('met'), missing('partly'), missing('not_met'), missing('no_occasion')]).toEqual([0, 1, 1, 0]);
  });

  it('holds what a person found missing, once', () => {
    const added = (answer: CriterionAnswerValue, from: CriterionAnswerValue | null, listed: string[] = []) =>
      correctedMissing(listed.map(finding), createTestStanding(answer, 0, from));
    expect(added('not_met', 'met')).toEqual([finding('Name it.')]);
    expect(added('not_met', 'partly', ['Name it.'])).toEqual([]);
    expect([added('not_met', null), added('not_met', 'not_met'), added('met', 'not_met')]).toEqual([[], [], []]);
  });

  it('stays where the rubric does not have its words', () => {
    const other = [finding('Something else.')];
    expect(standingFindings(other, 'worked', createTestStanding('not_met', 0))).toEqual(other);
    expect(standingFindings(other, 'worked', { ...createTestStanding('not_met', 0), rubric: undefined })).toEqual(
      other,
    );
  });
});

describe('the comparison with the attempt before', () => {
  const stored = {
    attempts: [{ attempt: 1, sessionId: 'first', score: 40, objectiveReached: true }],
    skills: [{ id: 'listening' as const, name: 'Listening', before: 40, now: 70 }],
    sentence: 'As it was written.',
  };
  const compared = (standing: Standing) => standingComparison({ comparison: stored, objectiveReached: true }, standing);

  it('is the one that was written where nothing was corrected', () => {
    expect(compared(createTestStanding('met', 70))).toBe(stored);
  });

  it('is made of the scores as they stand after a correction of this attempt, or of the one before', () => {
    const after = compared(createTestStanding('met', 40));
    expect(after?.skills).toEqual([{ id: 'listening', name: 'Listening', before: 40, now: 40 }]);
    expect(after?.sentence).not.toBe(stored.sentence);
    const before = compared({ ...createTestStanding('met', 70), earlier: [{ session_id: 'first', skill_id: 'listening', score: 6000 }] }); // prettier-ignore
    expect(before).toMatchObject({ attempts: [{ score: 60 }], skills: [{ before: 60, now: 70 }] });
  });

  it('is the one that was written where an attempt is no longer there', () => {
    expect(compared({ ...createTestStanding('met', 40), earlier: [] })).toBe(stored);
  });
});
