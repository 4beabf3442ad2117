import { speakerWords } from '../columns.js';
import type { Projection } from '../projection.js';
import { sessionOf } from '../subject.js';

/** Turns that were cut short, and by whom. */
export const interruptions: Projection = {
  table: 'interruptions',
  from: ['repartee.sessions.v1.TurnInterrupted'],
  erasedBy: 'session_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.TurnInterrupted') return [];
    return [
      {
        organisation: event.organisation,
        session_id: sessionOf(event),
        version: event.version,
        turn: data.turn,
        interrupted_by: speakerWords[data.by],
        at_ms: data.atMs,
      },
    ];
  },
};
