import type { Case, Finding } from '../finding.js';
import type { Earlier } from '../stage/said.js';
import type { Exchange, Session } from '../stage/session.js';
import { whoIn } from '../stage/session.js';
import { share } from '../tally.js';
import { isSaidIn } from '../text.js';

const OLD = 4;
const WINDOW = 8;

/** The learner turn, from 1, in which what is gone back to happened; null where it never did. */
function turnOf({ exchanges }: Session, to: Earlier, now: Exchange): number | null {
  const before = exchanges.filter(({ turn }) => turn < now.turn);
  const first = (holds: (exchange: Exchange) => boolean) => before.find(holds)?.turn ?? null;
  switch (to.kind) {
    case 'entry':
      return first(({ turn, text }) => turn === to.turn && isSaidIn(to.said, text));
    case 'lever':
    case 'misstep':
      return first(({ causes }) => causes.some(({ kind, id }) => kind === to.kind && id === to.id));
    case 'cue':
      return first(({ reading }) => reading.cues.some(({ cue }) => cue === to.id));
    case 'point':
      return first(({ said }) => said.points.includes(to.id));
  }
}

interface Found {
  session: Session;
  exchange: Exchange;
  from: number | null;
}

const foundIn = (session: Session): Found[] =>
  session.exchanges.flatMap((exchange) =>
    exchange.said.callBacks.map((to) => ({ session, exchange, from: turnOf(session, to, exchange) })),
  );

const isOld = ({ exchange, from }: Found): boolean => from !== null && exchange.turn - from >= OLD;

/** Call-backs to something at least four learner turns old, for eight turns, over the sessions of at least eight. */
export function callBacksInEightTurns(sessions: readonly Session[]): Finding {
  const long = sessions.filter(({ exchanges }) => exchanges.length >= WINDOW);
  const counted = long.map((session) => ({ session, count: foundIn(session).filter(isOld).length }));
  const turns = long.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  return {
    tally: share(WINDOW * counted.reduce((sum, { count }) => sum + count, 0), turns),
    cases: counted.map(({ session, count }): Case => {
      const { length } = session.exchanges;
      const expected = `more call-backs than ${count} in ${length} turns`;
      return { who: whoIn(session), turns: [], reply: '', expected, weight: 1 - (WINDOW * count) / length };
    }),
  };
}

/** Call-backs to something that is not in the talk, or not where the persona remembers it. */
export function falseCallBacks(sessions: readonly Session[]): Finding {
  const cases = sessions
    .flatMap(foundIn)
    .filter(({ from }) => from === null)
    .map(({ session, exchange }): Case => {
      const turns = session.exchanges.filter(({ turn }) => turn <= exchange.turn).map(({ text }) => text);
      const expected = 'a call-back to something that was said';
      return { who: whoIn(session), turns, reply: exchange.said.text, expected, weight: 1 };
    });
  return { tally: { kind: 'sum', values: [cases.length] }, cases };
}
