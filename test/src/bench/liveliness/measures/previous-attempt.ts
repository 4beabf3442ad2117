import type { Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { textsOf, whoIn } from '../stage/session.js';
import { share } from '../tally.js';
import { sentencesOf } from '../text.js';

/** Share of a second attempt's sentences that the same learner, saying the same, heard in the first. */
export function sharedWithPreviousAttempt(first: readonly Session[], second: readonly Session[]): Finding {
  const pairs = second.map((session, index) => {
    const before = new Set(textsOf(first[index] ?? session).flatMap(sentencesOf));
    const now = textsOf(session).flatMap(sentencesOf);
    const again = now.filter((sentence) => before.has(sentence));
    return { session, again, of: now.length };
  });
  const count = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length, 0);
  return {
    tally: share(count(pairs.map(({ again }) => again.length)), count(pairs.map(({ of }) => of))),
    cases: pairs.map(({ session, again, of }) => ({
      who: whoIn(session),
      turns: [],
      reply: again.join(' / '),
      expected: `other sentences than at the first attempt (${again.length} of ${of} are the same)`,
      weight: again.length / Math.max(1, of),
    })),
  };
}
