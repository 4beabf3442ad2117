import type { Append } from '@repartee/kernel';
import { SqliteJournal, SqliteOutbox } from '@repartee/kernel';

import type { Step } from '../../simulator/faults/fault-points.js';
import { around } from './around.js';
import type { Passing } from './passing.js';

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['repartee.sessions.v1.TurnSpoken', 'append-turn'],
  ['repartee.scores.v1.SkillScored', 'append-score'],
]);

/** Before and after what is appended is on the disk, and where the relay reads it and notes what is acknowledged. */
export function pointsOfJournal(passing: Passing): void {
  around(SqliteJournal.prototype, 'appendAll', (append, appends) => {
    const step = stepOf(appends);
    return step === undefined ? append() : passing.doing(step, append);
  });
  around(SqliteOutbox.prototype, 'rowsAfter', (read) => {
    const rows = read();
    if (rows.length > 0) passing.at('relay-read');
    return rows;
  });
  around(SqliteOutbox.prototype, 'acknowledge', (note) => {
    passing.at('before-note-acknowledged');
    note();
    passing.at('after-note-acknowledged');
  });
}

function stepOf(appends: readonly Append[]): Step | undefined {
  const events = appends.flatMap((append) => append.events);
  return events.map(({ data }) => steps.get(data.$typeName)).find((step) => step !== undefined);
}
