import type { Learners } from '../corpus/corpus.js';
import type { Exchange } from './session.js';
import { whoIn } from './session.js';
import type { PlayedSession } from './sessions.js';
import type { Talk } from './talk.js';
import { readingOf, spoken } from './talk.js';

/** The same moment twice, with two different turns of a learner. */
export interface Swap {
  who: string;
  before: readonly string[];
  text: string;
  reply: string;
  otherText: string;
  otherReply: string;
}

/** Every so many turns of a session one is swapped, another one with each seed. */
const EVERY = 4;
const TRIES = 12;

/**
 * Swaps some turns of a session for lines that other learners of the corpus say, read at that moment as another act or
 * as being on another topic.
 */
export function swapsIn({ session, before }: PlayedSession, learners: Learners): Swap[] {
  const pool = Object.values(learners).flat();
  return session.exchanges.flatMap((exchange, index) => {
    const talk = before[index];
    if (!talk || (session.seed + exchange.turn) % EVERY !== 0) return [];
    const other = otherTurn(talk, exchange, pool, session.seed * 131 + index * 37 + pool.indexOf(exchange.text));
    if (!other) return [];
    const swap = {
      who: whoIn(session),
      before: session.exchanges.slice(0, index).map(({ text }) => text),
      text: exchange.text,
      reply: exchange.said.text,
    };
    return { ...swap, otherText: other.text, otherReply: other.said.text };
  });
}

function otherTurn(talk: Talk, { text, reading }: Exchange, pool: readonly string[], from: number): Exchange | null {
  for (let step = 0; step < TRIES; step++) {
    const other = pool[(from + step * 7) % pool.length];
    if (other === undefined || other === text) continue;
    const its = readingOf(talk, other);
    if (its.act !== reading.act || its.topics[0] !== reading.topics[0]) return spoken(talk, other, its).exchange;
  }
  return null;
}
