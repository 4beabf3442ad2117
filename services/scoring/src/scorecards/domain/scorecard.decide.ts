import type { SessionScore } from '@repartee/dialogue';
import { scoreOfAnswers } from '@repartee/dialogue';
import type { CriterionAnswerValue, SkillId } from '@repartee/proto';

import { ScorecardError } from './scorecard-errors.js';
import type { CriterionAnswer, Placement, ScorecardEvent } from './scorecard-events.js';
import type { Card, ScorecardState } from './scorecard.js';
import { cardKey, cardOfRecord } from './scorecard.js';

export type ScorecardCommand =
  | { type: 'RecordScore'; placement: Placement; result: SessionScore }
  | { type: 'RecordFailure'; placement: Placement; code: string }
  | {
      type: 'CorrectCriterion';
      skillId: SkillId;
      criterionId: string;
      answer: CriterionAnswerValue;
      reason: string;
      by: string;
    }
  | { type: 'CommentMoment'; commentId: string; turn: number; comment: string; by: string };

/** What a command makes happen; nothing where it has happened already. Throws ScorecardError where it may not. */
export function decide(command: ScorecardCommand, state: ScorecardState): ScorecardEvent[] {
  switch (command.type) {
    case 'RecordScore':
      return state.cards.get(cardKey(command.placement))?.isWhole ? [] : recordScore(command);
    case 'RecordFailure':
      return recordFailure(command, state);
    case 'CorrectCriterion':
      return correctCriterion(command, ofRecord(state));
    case 'CommentMoment':
      return state.comments.has(command.commentId) ? [] : commentMoment(command, ofRecord(state));
    default:
      return command satisfies never;
  }
}

function ofRecord(state: ScorecardState): Card {
  const card = cardOfRecord(state);
  if (!card) throw new ScorecardError('scorecard_not_found', 'This session has not been scored.');
  return card;
}

function recordScore({ placement, result }: ScorecardCommand & { type: 'RecordScore' }): ScorecardEvent[] {
  const { skills, keyMoments, debriefing, metrics, objectiveReached, score } = result;
  return [
    ...skills.map((skill): ScorecardEvent => {
      const criteria = skill.criteria.map((criterion) => ({ ...criterion, corrected: false }));
      return { type: 'SkillScored', placement, skillId: skill.id, score: skill.score, criteria };
    }),
    ...keyMoments.map(({ number, kind, subjectId, evidence, shift, weight }): ScorecardEvent => {
      const moment = { number, kind, subjectId, evidence, shift, weight };
      return { type: 'KeyMomentMarked', placement, moment };
    }),
    { type: 'DebriefingWritten', placement, debriefing, metrics, objectiveReached, score },
  ];
}

function recordFailure(
  { placement, code }: ScorecardCommand & { type: 'RecordFailure' },
  { cards, failed }: ScorecardState,
): ScorecardEvent[] {
  const key = cardKey(placement);
  return cards.get(key)?.isWhole || failed.has(key) ? [] : [{ type: 'ScoringFailed', placement, code }];
}

function correctCriterion(
  { skillId, criterionId, answer, reason, by }: ScorecardCommand & { type: 'CorrectCriterion' },
  { placement, skills }: Card,
): ScorecardEvent[] {
  const criteria = skills.get(skillId);
  const before = criteria?.find(({ id }) => id === criterionId);
  if (!criteria || !before) {
    throw new ScorecardError('criterion_not_found', `The scorecard has no criterion ${criterionId} in ${skillId}.`);
  }
  if (before.answer === answer) return [];
  const corrected: CriterionAnswer[] = criteria.map((criterion) =>
    criterion === before ? { ...criterion, answer, corrected: true } : criterion,
  );
  const score = scoreOfAnswers(corrected.map((criterion) => criterion.answer));
  return [
    {
      type: 'CriterionCorrected',
      placement,
      skillId,
      criterionId,
      from: before.answer,
      to: answer,
      reason,
      correctedBy: by,
    },
    { type: 'SkillScored', placement, skillId, score, criteria: corrected },
  ];
}

function commentMoment(
  { commentId, turn, comment, by }: ScorecardCommand & { type: 'CommentMoment' },
  { placement, turns }: Card,
): ScorecardEvent[] {
  if (turn >= turns) throw new ScorecardError('turn_not_found', `The session has ${turns} turns, counted from 0.`);
  return [{ type: 'MomentCommented', placement, commentId, turn, comment, commentedBy: by }];
}
