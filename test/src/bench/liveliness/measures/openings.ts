import type { Case, Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { textsOf, whoIn } from '../stage/session.js';
import { openingOf } from '../text.js';

/** Texts of a session that begin with three words with which two before them began. */
export function sameOpeningThirdTime(sessions: readonly Session[]): Finding {
  const cases = sessions.flatMap(thirdTimesIn);
  return { tally: { kind: 'sum', values: [cases.length] }, cases };
}

function thirdTimesIn(session: Session): Case[] {
  const times = new Map<string, number>();
  return textsOf(session).flatMap((text) => {
    const opening = openingOf(text);
    if (opening === null) return [];
    const time = (times.get(opening) ?? 0) + 1;
    times.set(opening, time);
    const expected = `not "${opening}" for the ${time}th time`;
    return time < 3 ? [] : { who: whoIn(session), turns: [], reply: text, expected, weight: time };
  });
}
