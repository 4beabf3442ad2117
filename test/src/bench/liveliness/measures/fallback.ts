import type { Case, Finding } from '../finding.js';
import type { Exchange, Session } from '../stage/session.js';
import { whoIn } from '../stage/session.js';
import { shareOf } from '../tally.js';

/** Only this learner speaks noise, where not to understand is the reply. */
const SPEAKS_NOISE = 'adversarial';

/**
 * A reply that neither takes up what was said nor answers it, as it was really said. "I didn't catch that" takes up
 * nothing of a sentence that makes sense. Last words are none.
 */
const isFallback = ({ learner }: Session, { said, isLast }: Exchange): boolean =>
  !isLast &&
  said.answers.length === 0 &&
  (said.takesUp === 'nothing' || (said.takesUp === 'unclear' && learner !== SPEAKS_NOISE));

const caseOf = (session: Session, exchange: Exchange, weight: number): Case => ({
  who: whoIn(session),
  turns: [exchange.text],
  reply: exchange.said.text,
  expected: `something taken up or answered; heard as ${exchange.reading.act}, ${exchange.said.stance}`,
  weight,
});

/** Share of replies that are fallbacks. */
export function fallback(sessions: readonly Session[]): Finding {
  const all = sessions.flatMap((session) =>
    session.exchanges.filter(({ isLast }) => !isLast).map((exchange) => ({ session, exchange })),
  );
  const isOne = ({ session, exchange }: (typeof all)[number]) => isFallback(session, exchange);
  const cases = all.filter(isOne).map(({ session, exchange }) => caseOf(session, exchange, exchange.text.length));
  return { tally: shareOf(all, isOne), cases };
}

/** Times that a fallback follows a fallback. */
export function fallbackTwice(sessions: readonly Session[]): Finding {
  const cases = sessions.flatMap((session) =>
    session.exchanges.flatMap((exchange, index) => {
      const before = session.exchanges[index - 1];
      const isTwice = before && isFallback(session, before) && isFallback(session, exchange);
      return isTwice ? { ...caseOf(session, exchange, exchange.text.length), turns: [before.text, exchange.text] } : [];
    }),
  );
  return { tally: { kind: 'sum', values: [cases.length] }, cases };
}
