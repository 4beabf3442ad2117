import type { Destruction, KeyHolder, Keys } from '@repartee/kernel';
import type { Written } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { Holder } from '../credentials/credentials.database.js';
import type { Credentials } from '../credentials/credentials.js';
import type { PeopleRepository } from '../read-model/people.repository.js';
import type { Profiles } from '../read-model/profiles.js';
import { personAggregate } from '../writing/aggregates.js';
import type { Act, DirectoryWriter } from '../writing/directory-writer.js';
import { onceRecorded } from '../writing/recorded-not-shown.js';
import { hasOtherAdministrator } from './other-administrators.js';

/**
 * Erasing somebody: first it is on record, then the key goes, at once or as soon as its store answers; what a crash left
 * undone is done at the next start.
 */
export class Erasure {
  constructor(
    private readonly writer: DirectoryWriter,
    private readonly people: PeopleRepository,
    private readonly profiles: Profiles,
    private readonly credentials: Credentials,
    private readonly keys: Keys,
    private readonly destruction: Destruction<KeyHolder>,
  ) {}

  /** Also where the lookups do not show it yet. */
  isErased(organisation: string, person: string): boolean {
    return this.writer.stateOf(streamOf.person(organisation, person), personAggregate).status === 'erased';
  }

  /** Somebody erased already loses what an attempt before has left. Throws KeyNotDestroyedYet once it is on record. */
  erase(act: Act, person: string): Promise<Written> {
    const { organisation } = act;
    return this.writer.inTurnOf(organisation, async () => {
      const listed = this.people.find(organisation, person);
      const { people, credentials } = this;
      const otherAdministrators = hasOtherAdministrator({ people, credentials }, organisation, person);
      const writing = this.writer.write(act, {
        stream: streamOf.person(organisation, person),
        aggregate: personAggregate,
        commands: [{ type: 'Erase', at: this.writer.timeOf(act), otherAdministrators }],
      });
      return onceRecorded(writing, () => {
        if (listed) this.profiles.forget(listed.profile);
        this.finish({ organisation, person });
      });
    });
  }

  /** For every start, once the lookups have caught up: addresses anew, and what the erased and the departed left behind. */
  restore(): void {
    const erased = this.people.erased();
    [...erased, ...this.people.departed()].forEach((holder) => this.credentials.forget(holder));
    this.keys.destroyAll(erased);
    const accounts = this.people.signingIn().flatMap((row) => {
      const email = this.profiles.open(row)?.email;
      const { organisation, person } = row;
      return email === undefined ? [] : [{ organisation, person, emailKey: this.credentials.emailKey(email) }];
    });
    this.credentials.rebuildAccounts(accounts);
  }

  /** Credentials first: they are here, and go also where the store of keys is away. */
  private finish({ organisation, person }: Holder): void {
    this.credentials.forget({ organisation, person });
    this.destruction.destroy({ organisation, person });
  }
}
