import type { Feed, SealedRecordings, Subscription } from '@repartee/kernel';
import { RetriableError } from '@repartee/kernel';
import type { CaseEvent, DirectoryEvent, RecordedEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import type { Recordings } from './recordings.js';

/** How many partitions' erasures are carried out at a time: a bucket that is slow with one person holds up nobody else. */
const SIDE_BY_SIDE = 4;

type Heard = RecordedEvent<DirectoryEvent | CaseEvent>;

/**
 * Deletes the recordings of whoever is erased, and of cases that are forgotten. Their keys are destroyed with them, so
 * that nobody can listen even before; this takes the sound away too.
 */
export class RecordingErasure {
  private subscription: Subscription | undefined;

  constructor(
    private readonly recordings: Pick<Recordings, 'sealed'>,
    private readonly feed: Feed,
  ) {}

  async start(): Promise<void> {
    const { sealed } = this.recordings;
    if (!sealed) return;
    this.subscription = await this.feed.subscribe({
      group: 'recordings',
      topics: [topics.directory, topics.cases],
      // What is deleted twice, or in another order, is deleted all the same.
      parallel: SIDE_BY_SIDE,
      handler: async (events) => {
        for (const event of events as Heard[]) await handle(event, sealed);
      },
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
  }
}

async function handle({ organisation, data }: Heard, sealed: SealedRecordings): Promise<void> {
  const isErased = data.$typeName === 'repartee.directory.v1.PersonErased';
  if (!isErased && data.$typeName !== 'repartee.cases.v1.CaseForgotten') return;
  const learnerId = isErased ? data.personId : data.learnerId;
  const isMeant = async (name: string): Promise<boolean> => isErased || (await sealed.caseOf(name)) === data.caseId;
  const failed: unknown[] = [];
  try {
    for await (const { name } of sealed.list({ organisation, learnerId }))
      try {
        if (await isMeant(name)) await sealed.remove(name);
      } catch (cause) {
        // The others are deleted all the same.
        failed.push(cause);
      }
  } catch (cause) {
    failed.push(cause);
  }
  const [cause] = failed;
  if (failed.length > 0)
    throw new RetriableError('recordings_not_deleted', 'The store of recordings does not delete.', { cause });
}
