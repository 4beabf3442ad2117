import { z } from 'zod';

/** What a process is told of its death. */
export const Sentence = z.object({
  point: z.string(),
  /** At which passing of the point, from 1. */
  passing: z.number().int().min(1),
  /** The file in which it says, at the last moment, that it has come there. */
  note: z.string(),
  /** Whether it notes positions before it has handled what lies before them. */
  isCareless: z.boolean(),
});
export type Sentence = z.infer<typeof Sentence>;

const VARIABLE = 'REPARTEE_KILL_POINT';

/** Undefined for a process that is to live. */
export function sentence(): Sentence | undefined {
  const text = process.env[VARIABLE];
  return text === undefined ? undefined : Sentence.parse(JSON.parse(text));
}

/** The environment of a process that hears its sentence before it starts: the preload, and what it is told. */
export function preloaded(preload: URL, told: Sentence | undefined): Record<string, string> {
  return { NODE_OPTIONS: `--import=${preload.href}`, ...(told && { [VARIABLE]: JSON.stringify(told) }) };
}
