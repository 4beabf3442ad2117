import { z } from 'zod';
import { DiscourseAct } from './acts.js';
import { ContentId, CueId } from './text.js';

/** A comparison with an integer, written as `">= 50"`. */
export const Bound = z.string().regex(/^(>=|<=|>|<|=) ?-?\d+$/, 'a comparison such as ">= 50"');
export type Bound = z.infer<typeof Bound>;

export const stances = ['closed', 'guarded', 'engaged', 'won_over', 'about_to_leave'] as const;
export const Stance = z.enum(stances);
export type Stance = z.infer<typeof Stance>;

/** What the learner's words are read for, besides cues: typed pieces that the persona may hold the learner to. */
export const slotTypes = ['date', 'duration', 'amount', 'percentage', 'name', 'promise'] as const;
export const SlotType = z.enum(slotTypes);
export type SlotType = z.infer<typeof SlotType>;

const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)]);

/**
 * A rule's condition. All members must hold; `any` holds where one of its conditions does, `all` where each does.
 * `cue`, `topic`, `slot`, `asked`, `act`, `answered`, `dodged` and `words` look at the learner's present turn, the rest
 * at what has come about so far, this turn included. A list holds where one of its members does.
 */
export interface Condition {
  trust?: Bound | undefined;
  tension?: Bound | undefined;
  openness?: Bound | undefined;
  stance?: Stance[] | undefined;
  cue?: string | string[] | undefined;
  topic?: string | string[] | undefined;
  slot?: SlotType | SlotType[] | undefined;
  asked?: string | string[] | undefined;
  act?: DiscourseAct | DiscourseAct[] | undefined;
  /** Questions of the persona that the turn answers, or leaves open again. */
  answered?: string | string[] | undefined;
  dodged?: string | string[] | undefined;
  /** Words in the turn. */
  words?: Bound | undefined;
  /** Levers that worked: one of these ids; or how many different ones. */
  lever?: string | string[] | undefined;
  levers?: Bound | undefined;
  misstep?: string | string[] | undefined;
  missteps?: Bound | undefined;
  /** Facts the persona has told whole. */
  fact?: string | string[] | undefined;
  facts?: Bound | undefined;
  /** Points the persona has made. */
  said?: string | string[] | undefined;
  /** Cues the learner has shown in this or an earlier turn. */
  shown?: string | string[] | undefined;
  /** Slot types that one promise of the learner's holds together: [promise, date] is a promise with its date. */
  promised?: SlotType[] | undefined;
  /** The learner has named a day or a time for something on one of these topics, and not only for speaking again. */
  dated?: string | string[] | undefined;
  /** Learner turns so far, this one included. */
  turns?: Bound | undefined;
  any?: Condition[] | undefined;
  all?: Condition[] | undefined;
  not?: Condition | undefined;
}

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.strictObject({
    trust: Bound.optional(),
    tension: Bound.optional(),
    openness: Bound.optional(),
    stance: z.array(Stance).min(1).optional(),
    cue: oneOrMore(CueId).optional(),
    topic: oneOrMore(ContentId).optional(),
    slot: oneOrMore(SlotType).optional(),
    asked: oneOrMore(ContentId).optional(),
    act: oneOrMore(DiscourseAct).optional(),
    answered: oneOrMore(ContentId).optional(),
    dodged: oneOrMore(ContentId).optional(),
    words: Bound.optional(),
    lever: oneOrMore(ContentId).optional(),
    levers: Bound.optional(),
    misstep: oneOrMore(ContentId).optional(),
    missteps: Bound.optional(),
    fact: oneOrMore(ContentId).optional(),
    facts: Bound.optional(),
    said: oneOrMore(ContentId).optional(),
    shown: oneOrMore(CueId).optional(),
    promised: z.array(SlotType).min(1).optional(),
    dated: oneOrMore(ContentId).optional(),
    turns: Bound.optional(),
    any: z.array(Condition).min(1).optional(),
    all: z.array(Condition).min(1).optional(),
    not: Condition.optional(),
  }),
);

const step = z.number().int().min(-100).max(100);

/** What an act does to the disposition, in points; what is not named stays. */
export const Effect = z.strictObject({ trust: step.optional(), tension: step.optional(), openness: step.optional() });
export type Effect = z.infer<typeof Effect>;

const level = z.number().int().min(0).max(100);
export const DispositionValues = z.strictObject({ trust: level, tension: level, openness: level });
export type DispositionValues = z.infer<typeof DispositionValues>;
