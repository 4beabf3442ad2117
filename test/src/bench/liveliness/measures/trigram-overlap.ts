import type { Case, Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { textsOf, whoIn } from '../stage/session.js';
import { overlapOf, trigramsOf } from '../text.js';

/** Over every pair of texts of a session: word trigrams in common, as a share of the shorter one's; the worst counts. */
export function worstTrigramOverlap(sessions: readonly Session[]): Finding {
  const cases = sessions.flatMap((session) => worstIn(session) ?? []);
  return { tally: { kind: 'most', values: cases.map(({ weight }) => weight) }, cases };
}

function worstIn(session: Session): Case | null {
  const texts = textsOf(session);
  const trigrams = texts.map(trigramsOf);
  let worst: Case | null = null;
  for (const [at, its] of trigrams.entries())
    for (const [before, earlier] of trigrams.slice(0, at).entries()) {
      const weight = overlapOf(its, earlier);
      if (worst && weight <= worst.weight) continue;
      const expected = `not so much like "${texts[before]}"`;
      worst = { who: whoIn(session), turns: [], reply: texts[at] ?? '', expected, weight };
    }
  return worst;
}
