import { sessionsV1 } from '@repartee/proto';
import { dispositionColumns, modeWords, placeColumns, stanceWords, toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';
import { sessionOf } from '../subject.js';

const { EndReason } = sessionsV1;

const reasonWords = {
  [EndReason.UNSPECIFIED]: '',
  [EndReason.OBJECTIVE_REACHED]: 'objective_reached',
  [EndReason.PERSONA_LEFT]: 'persona_left',
  [EndReason.TIME]: 'time',
  [EndReason.LEARNER]: 'learner',
  [EndReason.ABANDONED]: 'abandoned',
} as const;

/** How each session ended, and in which mode and mind it was then. */
export const sessionEnds: Projection = {
  table: 'session_ends',
  from: ['repartee.sessions.v1.SessionEnded'],
  erasedBy: 'session_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.SessionEnded') return [];
    return [
      {
        organisation: event.organisation,
        session_id: sessionOf(event),
        reason: reasonWords[data.reason],
        objective_reached: data.objectiveReached,
        at_ms: data.atMs,
        turns: data.turns,
        ...dispositionColumns(event, data.disposition),
        stance: stanceWords[data.stance],
        mode: modeWords[data.mode],
        mind_name: data.mind?.name ?? '',
        mind_version: data.mind?.version ?? '',
        ended_at: toTimestamp(event.occurredAt),
        version: event.version,
        ...placeColumns(event),
      },
    ];
  },
};
