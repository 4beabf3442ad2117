import type { KeyHolder, Keys, Log } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';

import type { PeopleRepository } from '../read-model/people.repository.js';
import { personAggregate } from '../writing/aggregates.js';
import type { DirectoryWriter, Plan } from '../writing/directory-writer.js';
import { RecordedNotShown } from '../writing/recorded-not-shown.js';

export interface ErasedAgainParts {
  writer: DirectoryWriter;
  people: Pick<PeopleRepository, 'erased'>;
  keys: Pick<Keys, 'destroyed'>;
  log: Log;
}

/**
 * Records the erasure of whoever the journal knows as not erased and the store of keys as erased: a journal put back from
 * a backup is older than its keys. For every start, once the lookups have caught up; costs next to nothing where nobody is.
 */
export async function eraseAgain(parts: ErasedAgainParts): Promise<void> {
  const recorded = new Set(parts.people.erased().map(nameOf));
  const missing = parts.keys.destroyed().filter((holder) => !recorded.has(nameOf(holder)));
  const plans = missing.flatMap((holder) => planFor(parts, holder) ?? []);
  if (plans.length === 0) return;
  await parts.writer.commit(plans).catch((error: unknown) => {
    if (!(error instanceof RecordedNotShown)) throw error;
  });
  parts.log.warn({ people: plans.length }, 'Who was erased after this journal was backed up is erased again');
}

/** Undefined where the journal knows nobody of that name, or knows them as erased. */
function planFor({ writer, log }: ErasedAgainParts, { organisation, person }: KeyHolder): Plan | undefined {
  const stream = streamOf.person(organisation, person);
  try {
    const { status } = writer.stateOf(stream, personAggregate);
    if (status === 'unknown' || status === 'erased') return undefined;
    const act = { organisation, actor: { kind: 'system', id: 'directory' } } as const;
    // Whoever erased them has seen to it that there is another; the journal may not know of that one any more.
    const erase = { type: 'Erase', at: writer.timeOf(act), otherAdministrators: true } as const;
    return writer.plan(act, { stream, aggregate: personAggregate, commands: [erase] });
  } catch (err) {
    log.error({ err, organisation, person }, 'Who was erased before cannot be erased again; the next start tries it');
    return undefined;
  }
}

function nameOf({ organisation, person }: KeyHolder): string {
  return JSON.stringify([organisation, person]);
}
