import type { Finding } from '../finding.js';
import type { Session } from '../stage/session.js';

/** Different replies to a learner's first line over the wording seeds; the learner with the fewest counts. */
export function distinctFirstReplies(sessions: readonly Session[]): Finding {
  const learners = [...new Set(sessions.map(({ learner }) => learner))];
  const found = learners.map((learner) => {
    const its = sessions.filter((session) => session.learner === learner);
    const replies = [...new Set(its.map(({ exchanges }) => exchanges[0]?.said.text ?? ''))];
    return { learner, first: its[0]?.exchanges[0]?.text ?? '', replies };
  });
  return {
    tally: { kind: 'least', values: found.map(({ replies }) => replies.length) },
    cases: found.map(({ learner, first, replies }) => ({
      who: learner,
      turns: [first],
      reply: replies.join(' / '),
      expected: `more first replies than ${replies.length}`,
      weight: -replies.length,
    })),
  };
}
