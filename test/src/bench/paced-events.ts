import type { Append } from '@repartee/kernel';

import type { LogStage, Writer } from '../log-faults/log-stage.js';
import { learners } from '../read-side/company.js';
import { planRehearsals, rehearsalAppends } from '../read-side/rehearsals.js';
import { paced } from './paced.js';

const EVENTS_PER_S = 200;
const IN_ONE_APPEND = 4;

/**
 * Appends sessions that were not held yet, at 200 events a second for so many seconds. Resolves to when each event was
 * committed, in milliseconds since 1970.
 */
export async function appendPaced(
  { writing }: LogStage,
  writer: Writer,
  seconds: number,
): Promise<ReadonlyMap<string, number>> {
  const committed = new Map<string, number>();
  const plan = planRehearsals(learners.slice(0, 24)).map((one) => ({ ...one, id: `paced-${one.id}` }));
  const four = inFours(plan.flatMap((one) => rehearsalAppends(writing, one)));
  await paced(EVENTS_PER_S / IN_ONE_APPEND, seconds, async (place) => {
    const append = four[place];
    if (!append) throw new RangeError('There are too few events.');
    await writer.append([append]);
    const at = sinceEpoch();
    for (const { id } of append.events) committed.set(id, at);
  });
  return committed;
}

/** Now, in milliseconds since 1970 and parts of them: the same in every process of the machine. */
export const sinceEpoch = (): number => performance.timeOrigin + performance.now();

function inFours(appends: readonly Append[]): Append[] {
  return appends.flatMap((append) =>
    Array.from({ length: Math.floor(append.events.length / IN_ONE_APPEND) }, (_, at) => ({
      ...append,
      events: append.events.slice(at * IN_ONE_APPEND, (at + 1) * IN_ONE_APPEND),
    })),
  );
}
