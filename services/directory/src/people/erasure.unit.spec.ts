import { beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyHolder, Keys } from '@repartee/kernel';
import { Destruction, KeyNotDestroyedYet, KeyStoreUnavailable, PinoLog, VirtualClock } from '@repartee/kernel';

import type { Credentials } from '../credentials/credentials.js';
import type { PeopleRepository } from '../read-model/people.repository.js';
import type { Profiles } from '../read-model/profiles.js';
import type { Act, DirectoryWriter } from '../writing/directory-writer.js';
import { RecordedNotShown } from '../writing/recorded-not-shown.js';
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
}

describe('erasing somebody', () => {
  let keys: TestKeys;
  let forgotten: string[];
  let erasure: Erasure;
  let clock: VirtualClock;
  let write: () => Promise<unknown>;

  beforeEach(() => {
    clock = new VirtualClock(0, 2);
    write = () => Promise.resolve({});
    keys = new TestKeys();
    forgotten = [];
    const writer = {
      inTurnOf: (_: string, work: () => unknown) => work(),
      write: () => write(),
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
      withPassword: () => new Set(['nora']),
    };
    erasure = new Erasure(
      writer as unknown as DirectoryWriter,
      people as unknown as PeopleRepository,
      { forget: () => undefined } as unknown as Profiles,
      credentials as unknown as Credentials,
      keys as unknown as Keys,
      new Destruction<KeyHolder>({
        destroy: (holders) => keys.destroyAll(holders),
        ...{ clock, log: new PinoLog({ service: 'test', level: 'silent' }) },
      }),
    );
  });

  it('takes their credentials and their key', async () => {
    await erasure.erase(act, 'ada');
    expect(forgotten).toEqual(['ada']);
    expect(keys.destroyed).toEqual([[holder('ada')]]);
  });

  it('takes their credentials also while the store of keys is away', async () => {
    keys.isAway = true;
    await expect(erasure.erase(act, 'ada')).rejects.toBeInstanceOf(KeyNotDestroyedYet);
    expect(forgotten).toEqual(['ada']);
  });

  it('takes their key by itself once the store of keys is back', async () => {
    keys.isAway = true;
    await expect(erasure.erase(act, 'ada')).rejects.toBeInstanceOf(KeyNotDestroyedYet);
    keys.isAway = false;
    await clock.advance(1_000);
    expect(keys.destroyed).toEqual([[holder('ada')]]);
  });

  it('takes their key also where it is on record and not shown yet', async () => {
    write = () => Promise.reject(new RecordedNotShown(undefined));
    await expect(erasure.erase(act, 'ada')).rejects.toBeInstanceOf(RecordedNotShown);
    expect(keys.destroyed).toEqual([[holder('ada')]]);
  });

  it('takes nothing where it is not on record', async () => {
    write = () => Promise.reject(new Error('the disk is away'));
    await expect(erasure.erase(act, 'ada')).rejects.toThrow('the disk is away');
    expect([...forgotten, ...keys.destroyed]).toEqual([]);
  });

  it('is done again at each start, with one question to the store of keys', () => {
    erasure.restore();
    expect(forgotten).toEqual(['ada', 'ben', 'carl']);
    expect(keys.destroyed).toEqual([[holder('ada'), holder('ben')]]);
  });
});
