import { create } from '@bufbuild/protobuf';
import type { Append } from '@repartee/kernel';
import type { NewEvent } from '@repartee/proto';
import { scoresV1, streamOf } from '@repartee/proto';

import type { Writing } from './company.js';
import { appendOf, eventId, skills } from './company.js';
import type { Rehearsal } from './rehearsals.js';
import { placementOf, rehearsalAppends } from './rehearsals.js';

const { Answer } = scoresV1;

function onScorecard(writing: Writing, rehearsal: Rehearsal, ...written: NewEvent['data'][]): Append {
  const occurredAt = rehearsal.startedAt + 3_600_000;
  const events = written.map((data) => ({ id: eventId(), occurredAt, data }));
  return appendOf(writing, streamOf.scorecard(writing.organisation, rehearsal.id), events);
}

/** A trainer says of one criterion of a skill that it was met, and the score is worked out again: 66.67 points. */
export function correctionAppends(writing: Writing, rehearsal: Rehearsal, skillId = skills[0]): Append[] {
  const placement = placementOf(rehearsal);
  const criterionId = 'one';
  const correction = { from: Answer.PARTLY, to: Answer.MET, correctedBy: 'tess' };
  const evidence = [{ turn: 1, from: 0, to: 5 }];
  const criteria = [
    { criterionId, answer: Answer.MET, evidence, corrected: true },
    ...['two', 'three'].map((id) => ({ criterionId: id, answer: Answer.PARTLY, evidence })),
  ];
  const corrected = create(scoresV1.CriterionCorrectedSchema, { placement, skillId, criterionId, ...correction });
  const scored = create(scoresV1.SkillScoredSchema, { placement, skillId, score: 6667, criteria });
  return [onScorecard(writing, rehearsal, corrected, scored)];
}

/** The same is corrected and put back; one criterion had no occasion. */
export function putBackAppends(writing: Writing, rehearsal: Rehearsal, skillId = skills[0]): Append[] {
  const of = { placement: placementOf(rehearsal), skillId, criterionId: 'one' };
  const corrections = [
    { from: Answer.PARTLY, to: Answer.MET },
    { from: Answer.MET, to: Answer.PARTLY },
  ].map((correction) => create(scoresV1.CriterionCorrectedSchema, { ...of, ...correction, correctedBy: 'tess' }));
  const criteria = [
    { criterionId: 'one', answer: Answer.PARTLY, corrected: true },
    { criterionId: 'two', answer: Answer.PARTLY },
    { criterionId: 'three', answer: Answer.NO_OCCASION },
  ];
  const scored = create(scoresV1.SkillScoredSchema, { ...of, score: 5000, criteria });
  return [onScorecard(writing, rehearsal, ...corrections, scored)];
}

/** A session that was held, and could not be scored. */
export function unscoredAppends(writing: Writing, rehearsal: Rehearsal): Append[] {
  const [session] = rehearsalAppends(writing, rehearsal);
  if (!session) throw new Error('A rehearsal begins with its session');
  const placement = placementOf(rehearsal);
  const failed = create(scoresV1.ScoringFailedSchema, { placement, code: 'no_rubric' });
  return [session, onScorecard(writing, rehearsal, failed)];
}
