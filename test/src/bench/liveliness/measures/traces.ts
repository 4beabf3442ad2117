import type { Case, Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { share } from '../tally.js';

/** Share of learners whose turns are read, move the persona and are replied to alike, whatever the wording seed. */
export function tracesEqual(sessions: readonly Session[]): Finding {
  const learners = [...new Set(sessions.map(({ learner }) => learner))];
  const cases = learners.flatMap((learner) => firstDifference(sessions.filter((one) => one.learner === learner)) ?? []);
  return { tally: share(learners.length - cases.length, learners.length), cases };
}

function firstDifference([first, ...others]: readonly Session[]): Case | null {
  for (const { learner, seed, exchanges } of others) {
    const length = Math.max(exchanges.length, first?.exchanges.length ?? 0);
    for (let at = 0; at < length; at++) {
      const [one, other] = [first?.exchanges[at], exchanges[at]];
      if (one?.trace === other?.trace) continue;
      const expected = `the trace of seed ${first?.seed}`;
      return {
        who: `${learner}, seed ${seed}`,
        turns: [other?.text ?? ''],
        reply: other?.said.text ?? '',
        expected,
        weight: 1,
      };
    }
  }
  return null;
}
