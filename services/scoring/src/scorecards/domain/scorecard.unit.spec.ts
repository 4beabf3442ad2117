import type { SessionScore } from '@repartee/dialogue';

import { testPlacement } from '../../scoring.fixtures.js';
import type { ScorecardCommand } from './scorecard.decide.js';
import { decide } from './scorecard.decide.js';
import type { RecordedScorecardEvent } from './scorecard-events.js';
import type { ScorecardState } from './scorecard.js';
import { evolve, initialState } from './scorecard.js';

const result = {
  skills: [
    {
      id: 'listening',
      score: 5000,
      criteria: [
        { id: 'names-feeling', answer: 'met', evidence: [{ turn: 1, from: 0, to: 4 }] },
        { id: 'apologises', answer: 'not_met', evidence: [] },
      ],
    },
  ],
  keyMoments: [],
  debriefing: {},
  metrics: { speech: { learnerTurns: 3, counterpartTurns: 4 }, effect: {} },
  objectiveReached: true,
  score: 5000,
} as unknown as SessionScore;

const record: ScorecardCommand = { type: 'RecordScore', placement: testPlacement, result };
const correct: ScorecardCommand = {
  type: 'CorrectCriterion',
  skillId: 'listening',
  criterionId: 'apologises',
  answer: 'partly',
  reason: 'Said in turn five.',
  by: 'tom',
};
const comment: ScorecardCommand = {
  type: 'CommentMoment',
  commentId: 'c-1',
  turn: 6,
  comment: 'Well done.',
  by: 'tom',
};

const scored: RecordedScorecardEvent[] = [
  {
    type: 'SkillScored',
    placement: testPlacement,
    skillId: 'listening',
    score: 5000,
    criteria: [
      { id: 'names-feeling', answer: 'met', evidence: [], corrected: false },
      { id: 'apologises', answer: 'not_met', evidence: [], corrected: false },
    ],
  },
  { type: 'DebriefingWritten', placement: testPlacement, turns: 7, objectiveReached: true, score: 5000 },
];

const given = (...events: RecordedScorecardEvent[]): ScorecardState => events.reduce(evolve, initialState);
const typesOf = (command: ScorecardCommand, state: ScorecardState) => decide(command, state).map(({ type }) => type);

describe('a session without a scorecard', () => {
  it('gets its skills, then its debriefing', () => {
    expect(typesOf(record, given())).toEqual(['SkillScored', 'DebriefingWritten']);
  });

  it('is scored whole where a scoring broke off', () => {
    expect(typesOf(record, given(scored[0]!))).toEqual(['SkillScored', 'DebriefingWritten']);
  });

  it('says once why it can’t be scored', () => {
    const failure: ScorecardCommand = { type: 'RecordFailure', placement: testPlacement, code: 'content_missing' };
    expect(typesOf(failure, given())).toEqual(['ScoringFailed']);
    expect(typesOf(failure, given({ type: 'ScoringFailed', placement: testPlacement }))).toEqual([]);
  });

  it('takes no correction and no comment', () => {
    expect(() => decide(correct, given())).toThrow(expect.objectContaining({ code: 'scorecard_not_found' }));
    expect(() => decide(comment, given())).toThrow(expect.objectContaining({ code: 'scorecard_not_found' }));
  });
});

describe('a scored session', () => {
  it('is not scored again by the same rubric and scorer', () => {
    expect(decide(record, given(...scored))).toEqual([]);
  });

  it('is scored again by another scorer version', () => {
    const placement = { ...testPlacement, scorer: { name: 'other', version: '2' } };
    expect(typesOf({ type: 'RecordScore', placement, result }, given(...scored))).toHaveLength(2);
  });

  it('keeps both values when a criterion is corrected, and computes the score again', () => {
    expect(decide(correct, given(...scored))).toEqual([
      expect.objectContaining({ type: 'CriterionCorrected', from: 'not_met', to: 'partly', correctedBy: 'tom' }),
      expect.objectContaining({
        type: 'SkillScored',
        // Met and partly of two.
        score: 7500,
        criteria: [
          expect.objectContaining({ id: 'names-feeling', corrected: false }),
          expect.objectContaining({ id: 'apologises', answer: 'partly', corrected: true }),
        ],
      }),
    ]);
  });

  it('stays quiet where the correction says what stands', () => {
    expect(decide({ ...correct, answer: 'not_met' }, given(...scored))).toEqual([]);
  });

  it('refuses a criterion it does not have', () => {
    const unknown = { ...correct, criterionId: 'sings' } as ScorecardCommand;
    expect(() => decide(unknown, given(...scored))).toThrow(expect.objectContaining({ code: 'criterion_not_found' }));
  });

  it('takes a comment once', () => {
    expect(typesOf(comment, given(...scored))).toEqual(['MomentCommented']);
    const commented = given(...scored, { type: 'MomentCommented', placement: testPlacement, commentId: 'c-1' });
    expect(decide(comment, commented)).toEqual([]);
  });

  it('refuses a comment on a turn that was not spoken', () => {
    const beyond = { ...comment, turn: 7 } as ScorecardCommand;
    expect(() => decide(beyond, given(...scored))).toThrow(expect.objectContaining({ code: 'turn_not_found' }));
  });
});
