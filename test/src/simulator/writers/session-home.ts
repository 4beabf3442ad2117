import type { Ids, Journal, Keys } from '@repartee/kernel';
import { InTurn } from '@repartee/kernel';
import type { RecordedEvent, SessionEvent as LogEvent } from '@repartee/proto';
import { streamOf } from '@repartee/proto';
import type { SessionCommand, SessionEvent, SessionState } from '@repartee/sessions';
import { evolve, fromRecord, initialState, toRecord } from '@repartee/sessions';

import { decideOnce, ORGANISATION, staged } from './conversations.js';

interface Seat {
  state: SessionState;
  history: readonly SessionEvent[];
}

/** The sessions of one home, for one life of it: decided by the aggregate, durable before anybody is told. */
export class SessionHome {
  private readonly turns = new InTurn();
  private readonly seats = new Map<string, Seat>();

  constructor(private readonly parts: { journal: Journal; keys: Keys; ids: Ids }) {}

  /** The version the session has then. */
  execute(sessionId: string, learnerId: string, command: SessionCommand): Promise<number> {
    return this.turns.run(sessionId, async () => {
      const seat = this.seats.get(sessionId) ?? this.load(sessionId, learnerId);
      const isRepeatedStart = command.type === 'Start' && seat.history.length > 0;
      const events = isRepeatedStart ? [] : decideOnce(command, seat.state, seat.history);
      if (events.length === 0) return seat.history.length;
      this.seats.delete(sessionId);
      const version = await this.append(sessionId, learnerId, { command, events, after: seat.history.length });
      this.seats.set(sessionId, events.reduce(withEvent, seat));
      return version;
    });
  }

  private load(sessionId: string, learnerId: string): Seat {
    const records = this.parts.journal.readStream(
      streamOf.session(ORGANISATION, sessionId),
    ) as RecordedEvent<LogEvent>[];
    return records
      .map((record) => fromRecord(record, this.parts.keys, learnerId))
      .reduce<Seat>(withEvent, { state: initialState, history: [] });
  }

  private async append(
    sessionId: string,
    learnerId: string,
    { command, events, after }: { command: SessionCommand; events: readonly SessionEvent[]; after: number },
  ): Promise<number> {
    const { journal, keys, ids } = this.parts;
    const recording = {
      keys,
      organisation: ORGANISATION,
      sessionId,
      learnerId,
      at: command.at,
      nextId: () => ids.next(),
    };
    const { version } = await journal.append({
      stream: streamOf.session(ORGANISATION, sessionId),
      organisation: ORGANISATION,
      expectedVersion: after,
      events: events.map((event) => toRecord(event, recording)),
      correlationId: sessionId,
      causationId: sessionId,
      actor: { kind: 'person', id: learnerId },
    });
    return version;
  }
}

function withEvent({ state, history }: Seat, event: SessionEvent): Seat {
  return { state: evolve(state, event, staged().play), history: [...history, event] };
}
