import type { Finding } from '../finding.js';
import type { Swap } from '../stage/swaps.js';
import { shareOf } from '../tally.js';

/** Share of swapped turns, same seed and same turns before, to which the persona says something else. */
export function responsive(swaps: readonly Swap[]): Finding {
  return {
    tally: shareOf(swaps, isOtherReply),
    cases: swaps
      .filter((swap) => !isOtherReply(swap))
      .map(({ who, before, text, otherText, reply }) => ({
        who,
        turns: [...before, text],
        reply,
        expected: `another reply than to "${otherText}"`,
        weight: text.length,
      })),
  };
}

const isOtherReply = ({ reply, otherReply }: Swap): boolean => reply !== otherReply;
