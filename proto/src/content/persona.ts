import { z } from 'zod';
import { DiscourseAct } from './acts.js';
import { Condition, DispositionValues, SlotType, Stance } from './condition.js';
import { ContentId, Lines, Text } from './text.js';

/**
 * How the persona takes up an act before saying anything of its own; the most specific entry that holds wins.
 * Take-ups put no question: what the persona asks is a point of the scenario that says so in `asks`.
 */
export const TakeUp = z.strictObject({
  id: ContentId,
  act: z.array(DiscourseAct).min(1),
  stance: z.array(Stance).min(1).optional(),
  /** The lines name this slot of the learner's turn, as in "{date}". */
  slot: SlotType.optional(),
  when: Condition.optional(),
  lines: Lines,
});
export type TakeUp = z.infer<typeof TakeUp>;

/** The kinds of question a person may be asked; each has a way of not knowing. */
export const questionKinds = [
  'reason',
  'date',
  'price',
  'amount',
  'feeling',
  'wish',
  'next_step',
  'person',
  'event',
  'opinion',
  'yes_no',
  /** Whether what the learner offers suits: "Would that help?" */
  'offer',
  /** One of two: "The morning or the afternoon?" */
  'choice',
  'other',
] as const;
export const QuestionTopicKind = z.enum(questionKinds);
export type QuestionTopicKind = z.infer<typeof QuestionTopicKind>;

export const Portrait = z.strictObject({
  skin: z.enum(['porcelain', 'fair', 'olive', 'tan', 'brown', 'deep']),
  hair: z.enum(['bald', 'short', 'crop', 'curly', 'bob', 'long', 'bun', 'headscarf', 'locks']),
  hair_colour: z.enum(['black', 'brown', 'chestnut', 'blond', 'red', 'grey', 'white', 'blue', 'green', 'plum']),
  glasses: z.boolean(),
  beard: z.enum(['none', 'stubble', 'full', 'moustache']),
  clothes: z.enum(['shirt', 'suit', 'jumper', 'blouse', 'overalls', 'jacket', 'scrubs']),
  clothes_colour: z.enum(['navy', 'slate', 'teal', 'ochre', 'brick', 'plum', 'forest', 'sand']),
});
export type Portrait = z.infer<typeof Portrait>;

export const Persona = z.strictObject({
  id: ContentId,
  identity: z.strictObject({
    name: z.string().min(1),
    /** For texts about the persona. */
    pronoun: z.enum(['she', 'he', 'they']),
    age: z.number().int().min(16).max(90),
    job: Text,
    organisation: Text,
  }),
  personality: z.array(Text).min(3).max(6),
  style: z.strictObject({
    sentences: z.enum(['short', 'medium', 'long']),
    register: z.enum(['formal', 'neutral', 'familiar']),
    /** How the persona and the learner address one another in French. */
    address: z.enum(['tu', 'vous']),
    habits: z.array(Text).min(2),
  }),
  starts: DispositionValues,
  portrait: Portrait,
  voice: z.strictObject({ pace: z.enum(['slow', 'even', 'brisk']), openai: z.string().min(1) }),
  takes_up: z.array(TakeUp).min(20),
  /** What the persona says to a question it can't answer, by kind: as this person would, never as a machine. */
  does_not_know: z
    .array(
      z.strictObject({
        kind: z.array(QuestionTopicKind).min(1),
        stance: z.array(Stance).min(1).optional(),
        lines: Lines,
      }),
    )
    .min(4),
  /** Before an answer it has given already, as in "I've told you that."; the answer follows in other words. */
  already_told: z.array(z.strictObject({ stance: z.array(Stance).min(1).optional(), lines: Lines })).min(1),
  /** What the persona says when it notices that the learner said otherwise before; "{before}" and "{now}". */
  contradicts: z.array(z.strictObject({ slot: SlotType, lines: Lines })).min(2),
  /**
   * Coming back to what the learner said, `later` in the conversation or at its `close`: lines name the slot and, where
   * it was given with a date, "{date}"; at the close "{promises}" lists every promise.
   */
  recalls: z
    .array(
      z.strictObject({
        at: z.enum(['later', 'close']),
        slot: SlotType,
        stance: z.array(Stance).min(1).optional(),
        lines: Lines,
      }),
    )
    .min(2),
  /**
   * For a talk that outlasts its lines: any opener and any remark make one short sentence, as in "Well" and
   * "that's a start" (without capital or full stop).
   */
  reserve: z.array(z.strictObject({ stance: z.array(Stance).min(1), openers: Lines, remarks: Lines })).min(2),
});
export type Persona = z.infer<typeof Persona>;
