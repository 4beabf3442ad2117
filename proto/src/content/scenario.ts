import { z } from 'zod';
import { Condition, Effect, Stance } from './condition.js';
import { QuestionTopicKind } from './persona.js';
import { ContentId, CueId, Lines, Text } from './text.js';

/**
 * Word patterns, one meaning each, in a small language that needs no programming: words separated by spaces;
 * `a|b` either; `stem~` any word that begins so; `*` up to three words between; `?` after a word makes it optional.
 * Matching ignores case, accents and punctuation; a match under a negation does not count unless the pattern holds one.
 */
export const Patterns = z.strictObject({
  en: z.array(z.string().min(1)).min(1),
  fr: z.array(z.string().min(1)).min(1),
});
export type Patterns = z.infer<typeof Patterns>;

export const ScenarioTopic = z.strictObject({ id: ContentId, label: Text, words: Patterns });
export type ScenarioTopic = z.infer<typeof ScenarioTopic>;

/** A cue of this scenario alone. Its examples and near misses are tested when the content is checked. */
export const ScenarioCue = z.strictObject({
  id: CueId,
  label: Text,
  heard: Patterns,
  unless: Patterns.optional(),
  examples: z.strictObject({ en: z.array(z.string().min(1)).min(4), fr: z.array(z.string().min(1)).min(4) }),
  near_misses: z.strictObject({ en: z.array(z.string().min(1)).min(2), fr: z.array(z.string().min(1)).min(2) }),
});
export type ScenarioCue = z.infer<typeof ScenarioCue>;

/**
 * A question the learner may put; the points that name it in `answers` answer it. It is known by the words of `heard`
 * together with the sentences of the scenario's `ways_to_ask`.
 */
export const ScenarioQuestion = z.strictObject({
  id: ContentId,
  kind: QuestionTopicKind,
  topic: ContentId.optional(),
  heard: Patterns,
});
export type ScenarioQuestion = z.infer<typeof ScenarioQuestion>;

const sentences = z.array(z.string().min(1)).min(1);

export const moves = ['answer', 'ask', 'press', 'reveal', 'resist', 'concede', 'warn', 'leave'] as const;
export const Move = z.enum(moves);
export type Move = z.infer<typeof Move>;

/**
 * Something the persona may say: short where closed, longer where engaged. Its wordings all say the same thing: the engine chooses the point,
 * the wording is a matter of taste and never changes what follows.
 */
export const Point = z.strictObject({
  id: ContentId,
  move: Move,
  stance: z.array(Stance).min(1),
  topic: ContentId.optional(),
  when: Condition.optional(),
  /** Learner's questions this point answers; with `refuses`, it declines them with a reason. */
  answers: z.array(ContentId).min(1).optional(),
  refuses: z.array(ContentId).min(1).optional(),
  /** Its lines stand only as an answer ("That they believed me."); others may be said unasked to somebody open. */
  only_asked: z.boolean().optional(),
  /** The question (of `asks`) that the point puts to the learner. */
  asks: ContentId.optional(),
  reveals: z.strictObject({ fact: ContentId, depth: z.enum(['hint', 'whole']) }).optional(),
  /** What the point is about, in key words: a learner who gives these back reflects it. */
  words: Patterns.optional(),
  lines: Lines,
});
export type Point = z.infer<typeof Point>;

/**
 * A question the persona puts (points name it in `asks`); left unanswered it comes back in the words of `again`, twice at
 * most. `answered_by` holds for a learner turn that answers it.
 */
export const PersonaQuestion = z.strictObject({ id: ContentId, answered_by: Condition, again: Lines });
export type PersonaQuestion = z.infer<typeof PersonaQuestion>;

/**
 * The persona comes back to something at least four learner turns old: a lever or misstep of the learner's, a cue it has
 * shown, a point the persona made itself. Said once.
 */
export const CallBack = z.strictObject({
  id: ContentId,
  to: z.union([
    z.strictObject({ lever: ContentId }),
    z.strictObject({ misstep: ContentId }),
    z.strictObject({ cue: CueId }),
    z.strictObject({ point: ContentId }),
  ]),
  stance: z.array(Stance).min(1).optional(),
  when: Condition.optional(),
  lines: Lines,
});
export type CallBack = z.infer<typeof CallBack>;

/** `hidden` facts are told only once `opens_when` has held; a point `reveals` them as a hint or whole. */
export const Fact = z.strictObject({
  id: ContentId,
  topic: ContentId,
  text: Text,
  hidden: z.boolean(),
  opens_when: Condition.optional(),
});
export type Fact = z.infer<typeof Fact>;

const says = z.array(z.strictObject({ stance: z.array(Stance).min(1).optional(), lines: Lines })).min(1);

export const Lever = z.strictObject({
  id: ContentId,
  label: Text,
  /** One of these cues shows it. */
  cue: z.union([CueId, z.array(CueId).min(1)]),
  topic: z.union([ContentId, z.array(ContentId).min(1)]).optional(),
  /** Where it does not hold, the lever moves nothing and the debriefing says why in the words of `too_early`. */
  requires: Condition.optional(),
  too_early: Text.optional(),
  effect: Effect,
  /** Why it moves this persona, for the debriefing. */
  why: Text,
  /** How the persona takes it up. */
  says,
  /** Sentences one could say, quite different ways of doing it. */
  try: z.strictObject({ en: z.array(z.string().min(1)).min(3), fr: z.array(z.string().min(1)).min(3) }),
});
export type Lever = z.infer<typeof Lever>;

export const Misstep = z.strictObject({
  id: ContentId,
  label: Text,
  cue: z.union([CueId, z.array(CueId).min(1)]),
  topic: z.union([ContentId, z.array(ContentId).min(1)]).optional(),
  when: Condition.optional(),
  effect: Effect,
  why: Text,
  says,
  /** What makes it good in a later turn, what that does, and how the persona takes it up. */
  repair: z.strictObject({
    cue: z.union([CueId, z.array(CueId).min(1)]),
    effect: Effect,
    label: Text,
    says: says.optional(),
  }),
  /** What one could have said instead. */
  instead: z.strictObject({ en: z.array(z.string().min(1)).min(2), fr: z.array(z.string().min(1)).min(2) }),
});
export type Misstep = z.infer<typeof Misstep>;

export const silencePlaces = ['after_own_question', 'after_bad_news', 'after_persona_question', 'otherwise'] as const;
export const SilencePlace = z.enum(silencePlaces);
export type SilencePlace = z.infer<typeof SilencePlace>;

const silence = z.strictObject({ patience_s: z.number().int().min(3).max(60), effect: Effect, lines: Lines });

/**
 * The persona cuts in on whoever speaks without end: after so much speech in one turn, in these stances, with one of these
 * lines before what it answers; and on some missteps at once. Never on a learner's first turn, and in speech only.
 */
export const Interrupts = z.strictObject({
  after_s: z.number().int().min(10).max(120),
  stances: z.array(Stance).min(1),
  /**
   * Missteps that it lets nobody finish: it cuts in on them in mid-sentence, where the words are known while they are
   * spoken. None whose `when` holds for want of something, which the rest of the sentence may still bring.
   */
  missteps: z.array(ContentId).min(1).optional(),
  lines: Lines,
});
export type Interrupts = z.infer<typeof Interrupts>;

/**
 * How the persona looks back on the conversation, in its own voice, for the debriefing. `{said}` in a line stands for the
 * learner's words that it is about; the line brings the quotation marks.
 */
export const LookingBack = z.strictObject({
  about: z.union([
    z.strictObject({ lever: ContentId }),
    z.strictObject({ misstep: ContentId }),
    /** The misstep that was made good. */
    z.strictObject({ repair: ContentId }),
    /** A hidden fact that came into reach. */
    z.strictObject({ fact: ContentId }),
    z.strictObject({ end: z.enum(['objective_reached', 'persona_left', 'open']) }),
  ]),
  lines: Lines,
});
export type LookingBack = z.infer<typeof LookingBack>;

export const scenarioFamilies = [
  'complaint',
  'management',
  'change',
  'negotiation',
  'recruiting',
  'prospecting',
] as const;
export const ScenarioFamily = z.enum(scenarioFamilies);
export type ScenarioFamily = z.infer<typeof ScenarioFamily>;

export const Scenario = z.strictObject({
  id: ContentId,
  persona: ContentId,
  rubric: ContentId,
  family: ScenarioFamily,
  /** A case template: cast with a case of the learner's own it is played in place of this scenario. Never listed. */
  case_for: ContentId.optional(),
  title: Text,
  /** The one thing it trains, as in "holding a price under pressure". */
  skill_focus: Text,
  /** What both know. */
  context: Text,
  stakes: Text,
  learner_brief: z.strictObject({ you_are: Text, you_know: z.array(Text).min(3), you_want: Text }),
  /** Shows the learner the persona's disposition during the conversation. */
  gauge: z.boolean(),
  topics: z.array(ScenarioTopic).min(4),
  facts: z.array(Fact).min(4),
  cues: z.array(ScenarioCue),
  questions: z.array(ScenarioQuestion).min(12),
  /** By question: whole sentences in which people ask it, the more unlike each other the better. */
  ways_to_ask: z.record(ContentId, z.strictObject({ en: sentences, fr: sentences })).optional(),
  asks: z.array(PersonaQuestion).min(6),
  levers: z.array(Lever).min(6),
  missteps: z.array(Misstep).min(5),
  /** Cues that announce bad news, for the silence that may follow them. */
  bad_news: z.array(CueId),
  silence: z.strictObject({
    after_own_question: silence,
    after_bad_news: silence,
    after_persona_question: silence,
    otherwise: silence,
  }),
  /** Left out where the persona hears everybody out. */
  interrupts: Interrupts.optional(),
  objective: z.strictObject({
    text: Text,
    /** Reached where one of these holds after a learner turn. */
    reached_when: z.array(Condition).min(1),
    lines: Lines,
  }),
  ends: z.array(z.strictObject({ when: Condition, as: z.literal('persona_left'), lines: Lines })).min(1),
  /** The persona's last words where the time is over, or the learner closes. */
  closings: z.strictObject({ time: Lines, learner: Lines }),
  opening: z.strictObject({ speaks_first: z.enum(['persona', 'learner']), lines: Lines }),
  points: z.array(Point).min(30),
  calls_back: z.array(CallBack).min(4),
  /** Left out by contents of before personas looked back. */
  looking_back: z.array(LookingBack).default([]),
});
export type Scenario = z.infer<typeof Scenario>;
