import { z } from 'zod';
import { Bound, SlotType, Stance } from './condition.js';
import { SilencePlace } from './scenario.js';
import { ContentId, CueId, Text } from './text.js';

const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)]);

/**
 * What code looks for in a whole session. A leaf counts the learner turns that fit all its members (all turns where it
 * names none) and compares the count with `at_least` (1 unless told), `at_most`, `different` or a share; every turn that
 * was counted becomes evidence. `all`, `any` and `not` join whole checks and stand alone, without leaf members.
 */
export interface Check {
  cue?: string | string[] | undefined;
  topic?: string | string[] | undefined;
  slot?: SlotType | SlotType[] | undefined;
  /** The scenario's questions that the turn puts. */
  asks?: string | string[] | undefined;
  /** `any` stands for whichever the scenario has; here and in `misstep`, `repaired` and `fact`. */
  lever?: string | string[] | undefined;
  misstep?: string | string[] | undefined;
  repaired?: string | string[] | undefined;
  /** The turn opened this hidden fact. */
  fact?: string | string[] | undefined;
  /** Of `lever`: false asks for those withheld as too early; otherwise those that worked. */
  worked?: boolean | undefined;
  /** The persona's stance after the turn. */
  stance?: Stance | Stance[] | undefined;
  /** The learner let a silence stand after the turn, at one of these places. */
  silence?: SilencePlace | SilencePlace[] | undefined;
  /** Among the first (last) so many learner turns. */
  within_first?: number | undefined;
  within_last?: number | undefined;
  /** Only turns after the first turn that fits the other check; none where no turn fits it. */
  after?: Check | undefined;
  /** Only turns before the first turn that fits the other check; all where no turn fits it. */
  before?: Check | undefined;
  /** Only turns that fit the other leaf as well, or do not fit it. */
  with?: Check | undefined;
  without?: Check | undefined;
  /** The persona's turn before this one opened a fact or asked a question; or tension was 60 or more. */
  replying_to?: 'question' | 'fact' | 'tension' | undefined;
  words?: Bound | undefined;
  /** How much the turn builds on the persona's last one, in hundredths. */
  uptake?: Bound | undefined;
  at_least?: number | undefined;
  at_most?: number | undefined;
  /** At least so many different ids or values of what the leaf names (levers, facts, missteps, questions, cues, topics). */
  different?: number | undefined;
  /** The count in per cent of all learner turns. */
  share_at_least?: number | undefined;
  share_at_most?: number | undefined;
  objective?: boolean | undefined;
  all?: Check[] | undefined;
  any?: Check[] | undefined;
  not?: Check | undefined;
}

const count = z.number().int().min(0);

export const Check: z.ZodType<Check> = z.lazy(() =>
  z.strictObject({
    cue: oneOrMore(CueId).optional(),
    topic: oneOrMore(ContentId).optional(),
    slot: oneOrMore(SlotType).optional(),
    asks: oneOrMore(ContentId).optional(),
    lever: oneOrMore(ContentId).optional(),
    misstep: oneOrMore(ContentId).optional(),
    repaired: oneOrMore(ContentId).optional(),
    fact: oneOrMore(ContentId).optional(),
    worked: z.boolean().optional(),
    stance: oneOrMore(Stance).optional(),
    silence: oneOrMore(SilencePlace).optional(),
    within_first: count.optional(),
    within_last: count.optional(),
    after: Check.optional(),
    before: Check.optional(),
    with: Check.optional(),
    without: Check.optional(),
    replying_to: z.enum(['question', 'fact', 'tension']).optional(),
    words: Bound.optional(),
    uptake: Bound.optional(),
    at_least: count.optional(),
    at_most: count.optional(),
    different: count.optional(),
    share_at_least: z.number().min(0).max(100).optional(),
    share_at_most: z.number().min(0).max(100).optional(),
    objective: z.boolean().optional(),
    all: z.array(Check).min(1).optional(),
    any: z.array(Check).min(1).optional(),
    not: Check.optional(),
  }),
);

export const Criterion = z.strictObject({
  id: ContentId,
  text: Text,
  /** Anchors: what each answer looks like. */
  met: Text,
  partly: Text,
  not_met: Text,
  confirms: z.strictObject({ en: z.array(z.string().min(1)).min(2), fr: z.array(z.string().min(1)).min(2) }),
  does_not: z.strictObject({ en: z.array(z.string().min(1)).min(1), fr: z.array(z.string().min(1)).min(1) }),
  /** What to say of it in a debriefing: when it was met, and what to try when it was not. */
  worked: Text,
  missing: Text,
  /**
   * Asked in order: occasion, met, partly. A check that holds with no turn at all (something avoided) is earned
   * only where three learner turns at least engage with the matter; before that there was no occasion.
   */
  check: z.strictObject({
    /** Where it does not hold, there was no occasion and the criterion leaves the denominator. */
    occasion: Check.optional(),
    met: Check,
    partly: Check.optional(),
  }),
});
export type Criterion = z.infer<typeof Criterion>;

/**
 * Skills are shared words: the same id means the same skill in every rubric, so that a cohort can be followed across
 * scenarios; the criteria are each rubric's own.
 */
export const skillIds = [
  'exploring',
  'listening',
  'steadiness',
  'informing',
  'holding',
  'agreeing',
  'fairness',
  'engaging',
] as const;
export const SkillId = z.enum(skillIds);
export type SkillId = z.infer<typeof SkillId>;

/** What a skill is called and means across scenarios; a rubric words it for its own scenario. */
export const skillWords: Readonly<Record<SkillId, { name: Text; about: Text }>> = {
  exploring: {
    name: { en: 'Exploring', fr: 'Explorer' },
    about: { en: 'Finding out what lies behind what is said.', fr: 'Chercher ce qu’il y a derrière ce qui est dit.' },
  },
  listening: {
    name: { en: 'Listening', fr: 'Écouter' },
    about: {
      en: 'Showing that what was said and felt has arrived.',
      fr: 'Montrer que ce qui est dit et ressenti est bien reçu.',
    },
  },
  steadiness: {
    name: { en: 'Steadiness', fr: 'Garder son calme' },
    about: {
      en: 'Staying fair under strain, and mending what slips.',
      fr: 'Rester juste sous la tension, et rattraper ce qui échappe.',
    },
  },
  informing: {
    name: { en: 'Informing', fr: 'Informer' },
    about: {
      en: 'Saying what is so, precisely and plainly, and why.',
      fr: 'Dire ce qui est, avec précision et simplicité, et pourquoi.',
    },
  },
  holding: {
    name: { en: 'Holding a position', fr: 'Tenir sa position' },
    about: {
      en: 'Keeping to what matters while staying open on the rest.',
      fr: 'Tenir sur ce qui compte en restant ouvert sur le reste.',
    },
  },
  agreeing: {
    name: { en: 'Agreeing', fr: 'Conclure' },
    about: {
      en: 'Coming to something that holds after the conversation.',
      fr: 'Aboutir à quelque chose qui tient après la conversation.',
    },
  },
  fairness: {
    name: { en: 'Fairness', fr: 'Rester équitable' },
    about: {
      en: 'Giving everybody the same chance and the same measure.',
      fr: 'Donner à chacun la même chance et la même mesure.',
    },
  },
  engaging: {
    name: { en: 'Engaging', fr: 'Donner envie' },
    about: {
      en: 'Letting the other see what is in it for them.',
      fr: 'Laisser voir à l’autre ce qu’il peut y gagner.',
    },
  },
};

export const Skill = z.strictObject({
  id: SkillId,
  name: Text,
  about: Text,
  criteria: z.array(Criterion).min(3).max(6),
});
export type Skill = z.infer<typeof Skill>;

export const Rubric = z.strictObject({ id: ContentId, name: Text, skills: z.array(Skill).min(4).max(6) });
export type Rubric = z.infer<typeof Rubric>;
