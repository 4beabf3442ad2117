import type { MarkedTalk } from '../corpus/marked-talks.js';
import type { Readings } from './readings.js';
import { repliesTo } from './replies-to.js';

/** A conversation that a reader typed, held again: what was said to each of its lines, with each of the wording seeds. */
export interface HeldTalk {
  talk: MarkedTalk;
  replies: readonly (readonly string[])[];
}

export const holdAgain = (talk: MarkedTalk, readings: Readings): HeldTalk => ({
  talk,
  replies: repliesTo(talk.lines, readings),
});

/** What of the replies to a line holds all that a reader marked in one of them. */
export const saidAgain = ({ replies }: HeldTalk, { to, pieces }: MarkedTalk['marked'][number]): readonly string[] =>
  (replies[to - 1] ?? []).filter((reply) => pieces.every((piece) => reply.includes(piece)));
