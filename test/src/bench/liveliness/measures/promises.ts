import type { Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { whoIn } from '../stage/session.js';
import { shareOf } from '../tally.js';
import { wordsOf } from '../text.js';

/**
 * Share of the promises on record that the persona names in its last words, be it by agreement or because the learner
 * takes leave. Somebody who leaves in anger names none, so those sessions are left out.
 */
export function promisesNamedAtClose(sessions: readonly Session[]): Finding {
  const promises = sessions.flatMap((session) => {
    const text = plain(session.close?.text ?? '');
    return (session.close?.promises ?? []).map((promise) => ({
      session,
      promise,
      named: text.includes(plain(promise)),
    }));
  });
  return {
    tally: shareOf(promises, ({ named }) => named),
    cases: promises
      .filter(({ named }) => !named)
      .map(({ session, promise }) => ({
        who: whoIn(session),
        turns: [],
        reply: session.close?.text ?? '',
        expected: `"${promise}" named`,
        weight: session.close?.promises.length ?? 0,
      })),
  };
}

const plain = (text: string): string => wordsOf(text).join(' ');
