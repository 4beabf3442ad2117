import type { Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { share } from '../tally.js';

/** Share of replies that put a question, by plan ("Tell me when.") or by mark. Last words are no replies. */
export function asksBack(sessions: readonly Session[]): Finding {
  const replies = sessions.flatMap(({ learner, exchanges }) =>
    exchanges
      .filter(({ isLast }) => !isLast)
      .map(({ said }) => ({ learner, asks: said.asks.length > 0 || said.text.includes('?') })),
  );
  const learners = [...new Set(replies.map(({ learner }) => learner))];
  const asking = replies.filter(({ asks }) => asks).length;
  return {
    tally: share(asking, replies.length),
    cases: learners.map((learner) => {
      const its = replies.filter((reply) => reply.learner === learner);
      const part = its.filter(({ asks }) => asks).length / its.length;
      const expected = `a question in a quarter to 45 % of the replies (${(part * 100).toFixed(0)} %)`;
      return { who: learner, turns: [], reply: '', expected, weight: Math.max(0.25 - part, part - 0.45) };
    }),
  };
}
