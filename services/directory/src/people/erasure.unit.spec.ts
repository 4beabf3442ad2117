import { beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyHolder, Keys } from '@repartee/kernel';
import { KeyStoreUnavailable } from '@repartee/kernel';

import type { Credentials } from '../credentials/credentials.js';
import type { PeopleRepository } from '../read-model/people.repository.js';
import type { Profiles } from '../read-model/profiles.js';
import type { Act, DirectoryWriter } from '../writing/directory-writer.js';
import { Erasure } from './erasure.js';

const holder = (person: string): KeyHolder => ({ organisation: 'acme', person });
const act = { organisation: 'acme' } as Act;

/** A store of keys that may be away. */
class TestKeys {
  isAway = false;
  destroyed: (readonly KeyHolder[])[] = [];

  destroyAll(holders: readonly KeyHolder[]): void {
    if (this.isAway) throw new KeyStoreUnavailable();
    this.destroyed.push(holders);
  }

  destroy(organisation: string, person: string): void {
    this.destroyAll([{ organisation, person }]);
  }
}

describe('erasing somebody', () => {
  let keys: TestKeys;
  let forgotten: string[];
  let erasure: Erasure;

  beforeEach(() => {
    keys = new TestKeys();
    forgotten = [];
    const writer = {
      inTurnOf: (_: string, work: () => unknown) => work(),
      write: () => Promise.resolve({}),
      timeOf: () => 0,
    };
    const people = {
      find: () => undefined,
      administrators: () => ['nora'],
      erased: () => [holder('ada'), holder('ben')],
      departed: () => [holder('carl')],
      signingIn: () => [],
    };
    const credentials = {
      forget: ({ person }: KeyHolder) => void forgotten.push(person),
      rebuildAccounts: () => undefined,
    };
    erasure = new Erasure(
      writer as unknown as DirectoryWriter,
      people as unknown as PeopleRepository,
      { forget: () => undefined } as unknown as Profiles,
      credentials as unknown as Credentials,
      keys as unknown as Keys,
    );
  });

  it('takes their credentials and their key', async () => {
    await erasure.erase(act, 'ada');
    expect(forgotten).toEqual(['ada']);
    expect(keys.destroyed).toEqual([[holder('ada')]]);
  });

  it('takes their credentials also while the store of keys is away', async () => {
    keys.isAway = true;
    await expect(erasure.erase(act, 'ada')).rejects.toBeInstanceOf(KeyStoreUnavailable);
    expect(forgotten).toEqual(['ada']);
  });

  it('is done again at each start, with one question to the store of keys', () => {
    erasure.restore();
    expect(forgotten).toEqual(['ada', 'ben', 'carl']);
    expect(keys.destroyed).toEqual([[holder('ada'), holder('ben')]]);
  });
});
