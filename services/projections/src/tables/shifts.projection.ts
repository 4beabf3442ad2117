import { sessionsV1 } from '@repartee/proto';
import { placeColumns, present, stanceWords } from '../columns.js';
import type { Projection } from '../projection.js';
import { sessionOf } from '../subject.js';

const { CauseKind } = sessionsV1;

const causeWords = {
  [CauseKind.UNSPECIFIED]: '',
  [CauseKind.LEVER]: 'lever',
  [CauseKind.MISSTEP]: 'misstep',
  [CauseKind.REPAIR]: 'repair',
  [CauseKind.SILENCE]: 'silence',
} as const;

/** What moved the disposition, and from where to where. A turn and the silence after it may both shift it. */
export const shifts: Projection = {
  table: 'shifts',
  from: ['repartee.sessions.v1.DispositionShifted'],
  erasedBy: 'session_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.DispositionShifted') return [];
    const before = present(event, data.before);
    const after = present(event, data.after);
    return [
      {
        organisation: event.organisation,
        session_id: sessionOf(event),
        version: event.version,
        turn: data.turn,
        trust_before: before.trust,
        tension_before: before.tension,
        openness_before: before.openness,
        trust: after.trust,
        tension: after.tension,
        openness: after.openness,
        stance_before: stanceWords[data.stanceBefore],
        stance: stanceWords[data.stanceAfter],
        cause_kinds: data.causes.map(({ kind }) => causeWords[kind]),
        cause_ids: data.causes.map(({ id }) => id),
        cause_trust: data.causes.map(({ trust }) => trust),
        cause_tension: data.causes.map(({ tension }) => tension),
        cause_openness: data.causes.map(({ openness }) => openness),
        cause_occurrences: data.causes.map(({ occurrence }) => occurrence),
        cause_withheld: data.causes.map(({ withheld }) => withheld),
        facts_opened: data.factsOpened,
        ...placeColumns(event),
      },
    ];
  },
};
