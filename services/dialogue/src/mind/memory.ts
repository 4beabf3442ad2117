import type { Fingerprint } from './fingerprint.js';
import { fingerprint, overlap } from './fingerprint.js';

const mostOpenings = 2;
const mostOverlap = 0.6;

/** What the persona has said so far, for not saying it again. */
export interface Memory {
  sentences: ReadonlySet<string>;
  openings: ReadonlyMap<string, number>;
  replies: readonly Fingerprint[];
}

export const remember = (texts: readonly string[]): Memory => {
  const replies = texts.map(fingerprint);
  const openings = new Map<string, number>();
  for (const { opening } of replies) openings.set(opening, (openings.get(opening) ?? 0) + 1);
  return { sentences: new Set(replies.flatMap(({ sentences }) => sentences)), openings, replies };
};

/** How much of an echo a reply would be: 0 for none, more for what is heard more clearly. */
export const echo = ({ sentences, openings, replies }: Memory, text: string): number => {
  const reply = fingerprint(text);
  if (reply.sentences.some((one) => sentences.has(one)) || new Set(reply.sentences).size < reply.sentences.length)
    return 4;
  if (replies.some((earlier) => overlap(reply, earlier) >= mostOverlap)) return 2;
  return (openings.get(reply.opening) ?? 0) >= mostOpenings ? 1 : 0;
};
