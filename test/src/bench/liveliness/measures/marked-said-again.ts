import type { Finding } from '../finding.js';
import type { HeldTalk } from '../stage/held-talk.js';
import { saidAgain } from '../stage/held-talk.js';
import { shareOf } from '../tally.js';

/** Share of the replies marked by readers in conversations of their own that are said again there, with any seed. */
export function markedSaidAgain(talks: readonly HeldTalk[]): Finding {
  const marks = talks.flatMap((held) => held.talk.marked.map((mark) => ({ held, mark, again: saidAgain(held, mark) })));
  return {
    tally: shareOf(marks, ({ again }) => again.length > 0),
    cases: marks
      .filter(({ again }) => again.length > 0)
      .map(({ held: { talk }, mark: { to, pieces }, again }) => ({
        who: 'a reader',
        turns: talk.lines.slice(Math.max(0, to - 2), to),
        reply: again[0] ?? '',
        expected: `not "${pieces.join('" with "')}"`,
        weight: again.length,
      })),
  };
}
