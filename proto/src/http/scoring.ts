import { z } from 'zod';
import { ContentId } from '../content/text.js';
import { SkillId } from '../content/rubric.js';
import { CriterionAnswerValue } from './debriefing.js';

/** POST /api/scoring/sessions/:id/corrections. Answers where the scorecard stands: `Written`. */
export const CorrectCriterion = z.strictObject({
  skillId: SkillId,
  criterionId: ContentId,
  answer: CriterionAnswerValue,
  reason: z.string().trim().min(3, 'say in a few words why').max(1000, 'write at most 1,000 characters'),
});
export type CorrectCriterion = z.infer<typeof CorrectCriterion>;

/** POST /api/scoring/sessions/:id/comments. Answers where the scorecard stands: `Written`. */
export const CommentMoment = z.strictObject({
  /** Made by the client; a comment sent again with the same id is the same comment. */
  commentId: z.uuid(),
  /** The turn it is about, from 0 over both speakers. */
  turn: z.number().int().min(0),
  comment: z.string().trim().min(1, 'write something').max(2000, 'write at most 2,000 characters'),
});
export type CommentMoment = z.infer<typeof CommentMoment>;
