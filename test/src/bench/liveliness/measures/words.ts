import type { Stance } from '@repartee/dialogue';

import type { Case, Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { textsOf, whoIn } from '../stage/session.js';
import { wordsOf } from '../text.js';

interface Reply {
  session: Session;
  heard: string;
  text: string;
  words: number;
}

const repliesIn = (sessions: readonly Session[], stance: Stance): Reply[] =>
  sessions.flatMap((session) =>
    session.exchanges
      .filter(({ said, isLast }) => said.stance === stance && !isLast)
      .map(({ text: heard, said: { text } }) => ({ session, heard, text, words: wordsOf(text).length })),
  );

const finding = (replies: readonly Reply[], expected: string, weight: (words: number) => number): Finding => ({
  tally: { kind: 'median', values: replies.map(({ words }) => words) },
  cases: replies.map(({ session, heard, text, words }): Case => {
    return {
      who: whoIn(session),
      turns: [heard],
      reply: text,
      expected: `${expected} than ${words} words`,
      weight: weight(words),
    };
  }),
});

/** Median of words in a reply of a persona that is closed. */
export const wordsClosedMedian = (sessions: readonly Session[]): Finding =>
  finding(repliesIn(sessions, 'closed'), 'fewer', (words) => words);

/** Median of words in a reply of a persona that is engaged. */
export const wordsEngagedMedian = (sessions: readonly Session[]): Finding =>
  finding(repliesIn(sessions, 'engaged'), 'more', (words) => -words);

/** The longest of all texts, opening and last words included. */
export function wordsLongest(sessions: readonly Session[]): Finding {
  const all = sessions.flatMap((session) =>
    textsOf(session).map((text) => ({ session, text, words: wordsOf(text).length })),
  );
  return {
    tally: { kind: 'most', values: all.map(({ words }) => words) },
    cases: all
      .filter(({ words }) => words > 45)
      .map(({ session, text, words }) => ({
        who: whoIn(session),
        turns: [],
        reply: text,
        expected: `fewer than ${words} words`,
        weight: words,
      })),
  };
}
