/** A turn of a learner who was told that it is on record. */
export interface AcknowledgedTurn {
  sessionId: string;
  clientTurnId: string;
}

/** Where something stands: what a session has come to by it. */
export interface Place {
  sessionId: string;
  version: number;
}

/** An event of a session as it lies in the log; a learner's turn is known by the id that its client gave it. */
export interface LoggedEvent extends Place {
  clientTurnId?: string | undefined;
}

/** What became of acknowledged turns; but for `sentAgain`, all of it is 0 where nothing is amiss. */
export interface TurnAccount {
  lost: number;
  /** Recorded as two turns. */
  doubled: number;
  lostInTables: number;
  doubledInTables: number;
  /** Turns before one that was acknowledged earlier, and events that are not the next of their session. */
  misplaced: number;
  /** Messages with an event that lies there already, as a relay may leave behind: readers pass over them. */
  sentAgain: number;
}

/** `acknowledged` and `logged`: each session's in its order; `rows`: those that the tables have of turns. */
export function accountOf(
  acknowledged: readonly AcknowledgedTurn[],
  { logged, rows }: { logged: readonly LoggedEvent[]; rows: readonly Place[] },
): TurnAccount {
  const events = logged.filter(isFirstOfItsKind(nameOf));
  const places = grouped(events, ({ clientTurnId }) => clientTurnId ?? '');
  const placesOf = ({ clientTurnId }: AcknowledgedTurn) => places.get(clientTurnId) ?? [];
  const stored = grouped(rows, nameOf);
  const rowsOf = (turn: AcknowledgedTurn) => placesOf(turn).flatMap((place) => stored.get(nameOf(place)) ?? []);
  const howMany = (isSo: (turn: AcknowledgedTurn) => boolean) => acknowledged.filter(isSo).length;
  return {
    lost: howMany((turn) => placesOf(turn).length === 0),
    doubled: howMany((turn) => placesOf(turn).length > 1),
    lostInTables: howMany((turn) => rowsOf(turn).length === 0),
    doubledInTables: howMany((turn) => rowsOf(turn).length > 1),
    misplaced: notNext(events) + notBehind(acknowledged.flatMap((turn) => placesOf(turn).slice(0, 1))),
    sentAgain: logged.length - events.length,
  };
}

const nameOf = ({ sessionId, version }: Place): string => `${sessionId}@${version}`;

function isFirstOfItsKind<One>(kindOf: (one: One) => string): (one: One) => boolean {
  const seen = new Set<string>();
  return (one) => seen.size < seen.add(kindOf(one)).size;
}

function grouped<One>(all: readonly One[], kindOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(kindOf(one), [...(groups.get(kindOf(one)) ?? []), one]);
  return groups;
}

function notNext(places: readonly Place[]): number {
  return stepsOf(places).filter(({ from, to }) => to !== from + 1).length;
}

function notBehind(places: readonly Place[]): number {
  return stepsOf(places).filter(({ from, to }) => to <= from).length;
}

/** From version to version, each session's by itself. */
function stepsOf(places: readonly Place[]): { from: number; to: number }[] {
  const last = new Map<string, number>();
  return places.map(({ sessionId, version }) => {
    const from = last.get(sessionId) ?? 0;
    last.set(sessionId, version);
    return { from, to: version };
  });
}
