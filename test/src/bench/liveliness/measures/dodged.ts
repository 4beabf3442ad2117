import type { Case, Finding } from '../finding.js';
import type { Session } from '../stage/session.js';
import { whoIn } from '../stage/session.js';
import { share } from '../tally.js';

/** A question is put, and put again twice at most. */
const MOST_TIMES = 3;

interface Dodge {
  isMet: boolean;
  found: Case;
}

/**
 * Of the turns that leave a question of the persona's open: the share after which it comes back in this reply or the
 * next. Left out where the next turn answers it, where the talk is over before, and where it was put three times; a
 * fourth time counts as a miss.
 */
export function dodgedComesBack(sessions: readonly Session[]): Finding {
  const dodges = sessions.flatMap(dodgesIn);
  const met = dodges.filter(({ isMet }) => isMet).length;
  return { tally: share(met, dodges.length), cases: dodges.filter(({ isMet }) => !isMet).map(({ found }) => found) };
}

function dodgesIn(session: Session): Dodge[] {
  const times = new Map<string, number>();
  return session.exchanges.flatMap((exchange, index) => {
    const next = session.exchanges[index + 1];
    const dodges = exchange.dodged.flatMap((question): Dodge[] => {
      const isDone = (times.get(question) ?? 0) >= MOST_TIMES;
      const isMet = exchange.said.asks.includes(question) || next?.said.asks.includes(question) === true;
      const isOver = exchange.isLast || !next || next.isLast || next.answered.includes(question);
      if (isDone || (!isMet && isOver)) return [];
      const turns = next ? [exchange.text, next.text] : [exchange.text];
      const reply = [exchange.said.text, next?.said.text ?? ''].join(' / ');
      const found = { who: whoIn(session), turns, reply, expected: `"${question}" again`, weight: 1 };
      return [{ isMet, found }];
    });
    return [...dodges, ...exchange.said.asks.flatMap((question) => tooOften(session, index, question, times))];
  });
}

function tooOften(session: Session, index: number, question: string, times: Map<string, number>): Dodge[] {
  const time = (times.get(question) ?? 0) + 1;
  times.set(question, time);
  if (time <= MOST_TIMES) return [];
  const { text, said } = session.exchanges[index] ?? { text: '', said: { text: '' } };
  const expected = `"${question}" not for the ${time}th time`;
  return [{ isMet: false, found: { who: whoIn(session), turns: [text], reply: said.text, expected, weight: time } }];
}
