/** What the phrase lists of a language are for; each cue's rule says how a match counts. */
export const phraseGroups = [
  // Questions by what they ask for, not by their form.
  'ask_open',
  'ask_closed',
  'rhetorical',
  'not_asking',
  // Social acts.
  'greeting',
  'introduction',
  'thanks',
  'no_thanks',
  'farewell',
  'no_farewell',
  'small_talk',
  'filler',
  // Repair and feeling.
  'apology',
  'apology_spoiled',
  'sympathy',
  'emotion_acknowledged',
  'empty_reassurance',
  // Giving back.
  'reflection_stem',
  'you_opinion',
  'feeling',
  'meaning',
  'contrast',
  'summary',
  // Substance.
  'example',
  'past_time',
  'measured',
  'explanation',
  'proposal',
  'future_self',
  'pledge',
  'hedged_future',
  'next_step',
  'scheduling',
  // Taking sides.
  'agreement',
  'disagreement',
  'refusal',
  'refusal_not',
  'unasked_advice',
  'advice_wanted',
  'permission_asked',
  // Harm and praise.
  'dismissal',
  'blame',
  'threat',
  'threat_if',
  'consequence',
  'insult',
  'insult_word',
  'praise',
  // About oneself, or elsewhere.
  'self_disclosure',
  'no_disclosure',
  'out_of_role',
  'elsewhere',
] as const;
export type PhraseGroup = (typeof phraseGroups)[number];
