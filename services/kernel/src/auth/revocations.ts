import type { DirectoryEvent, RecordedEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import type { LocalReadModel, ReadModelQuery } from '../read-model/local-read-model.js';
import type { ReadModelDefinition, RowChange } from '../read-model/read-model.js';
import type { CurrentUser } from './current-user.js';

/** Which passes are void before they expire, as `directory.v1` tells. */
export const revocationsReadModel: ReadModelDefinition = {
  name: 'revocations',
  version: 1,
  topics: [topics.directory],
  tables: [
    `CREATE TABLE revocations (
      organisation TEXT NOT NULL, person TEXT NOT NULL, not_before INTEGER NOT NULL, PRIMARY KEY (organisation, person)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE departures (
      organisation TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (organisation, person)
    ) STRICT, WITHOUT ROWID`,
  ],
  rows: (event) => rowsOf(event as RecordedEvent<DirectoryEvent>),
};

function rowsOf({ organisation, data }: RecordedEvent<DirectoryEvent>): RowChange[] {
  switch (data.$typeName) {
    case 'repartee.directory.v1.AccessRevoked': {
      const row = { organisation, person: data.personId, not_before: Number(data.notBeforeMs) };
      return [{ table: 'revocations', row }];
    }
    case 'repartee.directory.v1.PersonLeft':
    case 'repartee.directory.v1.PersonErased':
      return [{ table: 'departures', row: { organisation, person: data.personId } }];
    default:
      return [];
  }
}

/** Tells whether a pass that is still good by its time has been made void. */
export abstract class Revocations {
  abstract isRevoked(user: CurrentUser): boolean;
  /** Told whenever a pass may have become void. */
  abstract onChange(listener: () => void): void;
}

export class ReadModelRevocations extends Revocations {
  private readonly notBefore: ReadModelQuery<{ not_before: number }>;
  private readonly departure: ReadModelQuery<object>;

  constructor(private readonly readModel: LocalReadModel) {
    super();
    this.notBefore = readModel.prepare('SELECT not_before FROM revocations WHERE organisation = ? AND person = ?');
    this.departure = readModel.prepare('SELECT 1 FROM departures WHERE organisation = ? AND person = ?');
  }

  isRevoked({ organisation, id, issuedAt }: CurrentUser): boolean {
    if (this.departure.first(organisation, id)) return true;
    const revocation = this.notBefore.first(organisation, id);
    return revocation !== undefined && issuedAt < revocation.not_before;
  }

  onChange(listener: () => void): void {
    this.readModel.onStored(listener);
  }
}
