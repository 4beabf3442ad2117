import type { DiscourseAct } from '@repartee/proto';

/**
 * Which act of a turn is taken up where it holds several: what harms first, then what leaves the role, then what the
 * turn does to move things on (repair, feeling, commitment), what it asks, what it tells, and last what is courtesy.
 */
const precedence: readonly (readonly [cue: string, act: DiscourseAct])[] = [
  ['out_of_role', 'out_of_role'],
  ['insult', 'insult'],
  ['threat', 'threat'],
  ['blame', 'blame'],
  ['dismissal', 'dismissal'],
  ['unclear', 'unclear'],
  ['off_topic', 'off_topic'],
  ['apology', 'apology'],
  ['summary', 'summary'],
  ['emotion_acknowledged', 'emotion_acknowledged'],
  ['reflection_complex', 'reflection'],
  ['next_step', 'next_step'],
  ['commitment', 'commitment'],
  ['refusal', 'refusal'],
  ['proposal', 'proposal'],
  ['reflection_simple', 'reflection'],
  ['open_question', 'open_question'],
  ['empty_reassurance', 'empty_reassurance'],
  ['unasked_advice', 'unasked_advice'],
  ['concrete_evidence', 'concrete_evidence'],
  ['praise', 'praise'],
  ['explanation', 'explanation'],
  ['disagreement', 'disagreement'],
  ['self_disclosure', 'self_disclosure'],
  ['introduction', 'introduction'],
  ['closed_question', 'closed_question'],
  ['farewell', 'farewell'],
  ['small_talk', 'small_talk'],
  ['agreement', 'agreement'],
  ['thanks', 'thanks'],
  ['greeting', 'greeting'],
];

/** The turn as one act, from its cues. A statement that is nothing else explains; no words at all are unclear. */
export function actOf(cues: ReadonlySet<string>, wordCount: number): DiscourseAct {
  const found = precedence.find(([cue]) => cues.has(cue));
  return found?.[1] ?? (wordCount === 0 ? 'unclear' : 'explanation');
}
