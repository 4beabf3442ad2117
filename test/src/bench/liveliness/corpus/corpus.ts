import { questionKinds } from '@repartee/proto';
import { z } from 'zod';

const text = z.string().trim().min(1);

const allDifferent = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** The learners of the corpus, as their writer knows them. */
export const learnerNames = [
  'novice',
  'average',
  'expert',
  'terse',
  'wordy',
  'hostile',
  'off_topic',
  'adversarial',
] as const;
export type LearnerName = (typeof learnerNames)[number];

const lines = z.array(text).length(20).refine(allDifferent, 'says a line twice');
/** Somebody who tries to break the persona says one line twice on purpose. */
const linesOnceAgain = z
  .array(text)
  .length(20)
  .refine((all) => new Set(all).size >= all.length - 1, 'says more than one line twice');
export const Learners = z.strictObject({
  novice: lines,
  average: lines,
  expert: lines,
  terse: lines,
  wordy: lines,
  hostile: lines,
  off_topic: lines,
  adversarial: linesOnceAgain,
});
export type Learners = z.infer<typeof Learners>;

/** What a question is about: a topic of the scenario, or `none`; and what it asks for. */
export const About = z.strictObject({ topic: text, kind: z.enum(questionKinds) });
export type About = z.infer<typeof About>;

export const SingleQuestion = About.extend({ text });
export type SingleQuestion = z.infer<typeof SingleQuestion>;
export const QuestionPair = z.strictObject({ text, first: About, second: About });
export type QuestionPair = z.infer<typeof QuestionPair>;

const different = <Item extends { text: string }>(all: readonly Item[]) => allDifferent(all.map((one) => one.text));
export const Questions = z.strictObject({
  single: z.array(SingleQuestion).length(40).refine(different, 'holds a question twice'),
  pairs: z.array(QuestionPair).length(20).refine(different, 'holds a turn twice'),
});
export type Questions = z.infer<typeof Questions>;

export const Planted = z.strictObject({
  kind: z.enum(['date', 'amount', 'promise']),
  turns: z.array(text).min(2).max(4),
});
export type Planted = z.infer<typeof Planted>;

export const Contradictions = z.strictObject({
  contradictions: z.array(Planted).length(20),
  consistent: z.array(Planted).length(5),
});
export type Contradictions = z.infer<typeof Contradictions>;

/** A sentence of the learner's, where needed with what the counterpart has just said. */
export const Phrasing = z.union([text, z.strictObject({ after: text, text })]);
export type Phrasing = z.infer<typeof Phrasing>;

const ten = z
  .array(Phrasing)
  .length(10)
  .refine((all) => allDifferent(all.map((one) => JSON.stringify(one))), 'holds a phrasing twice');
/** By lever or misstep: ten ways of doing it, and ten that only look like it. */
export const Phrasings = z.record(z.string(), z.strictObject({ fires: ten, near: ten }));
export type Phrasings = z.infer<typeof Phrasings>;

/** What somebody wrote who sees the learner's brief and the facts, but not the persona's lines. */
export interface Corpus {
  learners: Learners;
  questions: Questions;
  contradictions: Contradictions;
  phrasings: Phrasings;
}
