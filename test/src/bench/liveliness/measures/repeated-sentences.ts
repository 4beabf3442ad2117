import type { Case, Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { textsOf, whoIn } from '../stage/session.js';
import { sentencesOf } from '../text.js';

/** Sentences that the persona says again in a session, opening and last words included; "Yes." counts like any other. */
export function repeatedSentences(sessions: readonly Session[]): Finding {
  const cases = sessions.flatMap(repeatsIn);
  return { tally: { kind: 'sum', values: [cases.length] }, cases };
}

function repeatsIn(session: Session): Case[] {
  const said = new Set<string>();
  return textsOf(session).flatMap((text) =>
    sentencesOf(text).flatMap((sentence) => {
      const isRepeat = said.has(sentence);
      said.add(sentence);
      const expected = `not "${sentence}" again`;
      return isRepeat ? { who: whoIn(session), turns: [], reply: text, expected, weight: sentence.length } : [];
    }),
  );
}
