import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { RecordingStore, StoredRecording } from './recording-store.js';

/** A store for the length of a test. */
export interface TestRecordingStore {
  store: RecordingStore;
  remove(): Promise<void>;
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** The rules of a store of recordings, wherever it keeps them. */
export function describeRecordingStore(where: string, create: () => Promise<TestRecordingStore>): void {
  describe(`a store of recordings ${where}`, () => {
    let test: TestRecordingStore;
    let store: RecordingStore;

    beforeEach(async () => {
      test = await create();
      store = test.store;
    }, 60_000);
    afterEach(() => test.remove(), 60_000);

    const listed = async (within?: string): Promise<StoredRecording[]> => {
      const found: StoredRecording[] = [];
      for await (const recording of store.list(within)) found.push(recording);
      return found.sort((one, other) => one.name.localeCompare(other.name));
    };
    const names = async (within?: string) => (await listed(within)).map(({ name }) => name);

    it('gives back any stretch of what it was given, and nothing beyond its end', async () => {
      await store.put('acme/ada/one', bytes(1, 2, 3, 4, 5));
      const read = async (from: number, to: number) => [...(await store.read('acme/ada/one', from, to))!];
      expect(await read(0, 5)).toEqual([1, 2, 3, 4, 5]);
      expect(await read(1, 3)).toEqual([2, 3]);
      expect(await read(3, 100)).toEqual([4, 5]);
      expect(await read(5, 9)).toEqual([]);
      expect(await read(2, 2)).toEqual([]);
    });

    it('has nothing of what was never there', async () => {
      expect(await store.read('acme/ada/none', 0, 10)).toBeNull();
      expect(await names()).toEqual([]);
      expect(await names('acme/ada')).toEqual([]);
    });

    it('puts a recording in the place of an earlier one', async () => {
      await store.put('acme/ada/one', bytes(1, 2, 3, 4, 5));
      await store.put('acme/ada/one', bytes(9));
      expect([...(await store.read('acme/ada/one', 0, 10))!]).toEqual([9]);
      expect(await listed()).toMatchObject([{ name: 'acme/ada/one', bytes: 1 }]);
    });

    it('lists what is within a name, and not what only begins alike', async () => {
      for (const name of ['acme/ada/one', 'acme/ada/two', 'acme/adam/one', 'rival/ada/one'])
        await store.put(name, bytes(1));
      expect(await names()).toEqual(['acme/ada/one', 'acme/ada/two', 'acme/adam/one', 'rival/ada/one']);
      expect(await names('acme/ada')).toEqual(['acme/ada/one', 'acme/ada/two']);
    });

    it('tells when each was stored', async () => {
      const before = Date.now();
      await store.put('acme/ada/one', bytes(1));
      const [{ storedAt }] = (await listed()) as [StoredRecording];
      // S3 tells whole seconds.
      expect(storedAt).toBeGreaterThanOrEqual(before - 1_000);
      expect(storedAt).toBeLessThanOrEqual(Date.now() + 1_000);
    });

    it('removes one for good, and is quiet when there is none', async () => {
      await store.put('acme/ada/one', bytes(1));
      await store.put('acme/ada/two', bytes(2));
      await store.remove('acme/ada/one');
      await store.remove('acme/ada/one');
      expect(await store.read('acme/ada/one', 0, 1)).toBeNull();
      expect(await names()).toEqual(['acme/ada/two']);
    });

    it('takes names with any letter that a part of an address may have', async () => {
      const name = 'acme/ada%2Flovelace%2E/b%C3%A9';
      await store.put(name, bytes(7));
      expect(await names('acme/ada%2Flovelace%2E')).toEqual([name]);
      expect([...(await store.read(name, 0, 1))!]).toEqual([7]);
    });

    it('keeps megabytes', async () => {
      const sound = new Uint8Array(3_000_000).map((_, at) => at % 251);
      await store.put('acme/ada/long', sound);
      expect(Buffer.compare((await store.read('acme/ada/long', 2_999_000, 3_000_000))!, sound.subarray(-1_000))).toBe(
        0,
      );
    });
  });
}
