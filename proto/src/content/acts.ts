import { z } from 'zod';

/**
 * What the learner's turn was, taken as an act of conversation; the most telling one of a turn is taken up.
 * The cue of the same name is what the recognisers find; `unclear` and `silence` are what remains.
 */
export const discourseActs = [
  'greeting',
  'introduction',
  'thanks',
  'farewell',
  'apology',
  'emotion_acknowledged',
  'reflection',
  'summary',
  'open_question',
  'closed_question',
  'concrete_evidence',
  'explanation',
  'proposal',
  'commitment',
  'next_step',
  'agreement',
  'disagreement',
  'refusal',
  'unasked_advice',
  'empty_reassurance',
  'dismissal',
  'blame',
  'threat',
  'insult',
  'praise',
  'self_disclosure',
  'small_talk',
  'out_of_role',
  'off_topic',
  'unclear',
  'silence',
] as const;
export const DiscourseAct = z.enum(discourseActs);
export type DiscourseAct = z.infer<typeof DiscourseAct>;
