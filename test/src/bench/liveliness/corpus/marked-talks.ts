import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { CorpusError, contentOf } from './read-corpus.js';

const text = z.string().trim().min(1);

/**
 * To which of the lines (from 1) it was said: a piece of the reply, or pieces that do not go together. `open`: it is said
 * still, or nobody has looked; the bench counts it, and no spec holds that it is gone.
 */
const Mark = z.strictObject({
  to: z.number().int().min(1),
  pieces: z.array(text).min(1),
  open: z.literal(true).optional(),
});

/** A conversation that a reader held in words of their own, and what they marked in it: "nobody would say that". */
const MarkedTalk = z
  .strictObject({
    lines: z.array(text).min(1),
    marked: z.array(Mark).min(1),
  })
  .refine(({ lines, marked }) => marked.every(({ to }) => to <= lines.length), 'marks a reply to a line it has not');
export type MarkedTalk = z.infer<typeof MarkedTalk>;

/** The talks of one scenario and language (`talks.yaml`); none where no reader held one. Throws a CorpusError. */
export function readMarkedTalks(folder: string): readonly MarkedTalk[] {
  const file = join(folder, 'talks.yaml');
  if (!existsSync(file)) return [];
  const { content, found } = contentOf({ file, text: readFileSync(file, 'utf8') }, z.array(MarkedTalk));
  if (!content) throw new CorpusError(found);
  return content;
}
