import type { Projection } from '../projection.js';
import { sessionOf } from '../subject.js';

/** Silences of a conversation, by the turn they followed. */
export const silences: Projection = {
  table: 'silences',
  from: ['repartee.sessions.v1.SilenceFell'],
  erasedBy: 'session_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.SilenceFell') return [];
    return [
      {
        organisation: event.organisation,
        session_id: sessionOf(event),
        version: event.version,
        after_turn: data.afterTurn,
        place: data.place,
        duration_ms: data.durationMs ?? null,
        at_ms: data.atMs,
      },
    ];
  },
};
