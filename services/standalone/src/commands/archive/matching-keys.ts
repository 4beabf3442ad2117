import type { Journal } from '@repartee/kernel';
import { CommandProblem, SealBroken, SqliteJournal, SqliteKeys, masterKeyFrom } from '@repartee/kernel';
import type { DirectoryEvent, RecordedEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import type { StandaloneFolder } from '../../data-folder/standalone-folder.js';

/** Throws CommandProblem where the keys belong to another journal, or are older than people in this one. */
export async function refuseOtherKeys(folder: StandaloneFolder, source: string): Promise<void> {
  const journal = SqliteJournal.openReadOnly(folder.journal);
  try {
    const keys = SqliteKeys.openReadOnly(folder.keys, masterKeyFrom(folder.masterKey));
    try {
      for (const event of joined(journal)) openProfile(event, keys);
    } finally {
      await keys.close();
    }
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause;
    throw new CommandProblem(
      `${source} holds other keys than this backup was sealed with. Name the newest file of keys of the same installation with --keys.`,
      { cause },
    );
  } finally {
    await journal.close();
  }
}

function* joined(journal: Journal): Generator<RecordedEvent<DirectoryEvent>> {
  for (let afterSequence = 0, more = true; more;) {
    const { entries, through } = journal.readAll({ afterSequence, topics: [topics.directory] });
    for (const entry of entries) if (entry.kind === 'event') yield entry.event as RecordedEvent<DirectoryEvent>;
    more = through > afterSequence;
    afterSequence = through;
  }
}

/** A destroyed key opens nothing, and is the right one all the same. */
function openProfile({ data, organisation, id }: RecordedEvent<DirectoryEvent>, keys: SqliteKeys): void {
  if (data.$typeName !== 'repartee.directory.v1.PersonJoined' || !data.profile) return;
  keys.open(data.profile, { organisation, person: data.personId, eventId: id });
}
