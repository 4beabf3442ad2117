import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { until } from './keys.fixtures.js';
import type { MasterKey } from './master-key.js';
import { parseMasterKey } from './master-key.js';
import type { StoredKeys } from './stored-keys.js';

/** A store of keys for the length of a test. */
export interface TestKeyStore {
  /** Opens it once more, as another process would. */
  open(masterKey: MasterKey): Promise<StoredKeys>;
  /** The only wrapped key in the table. */
  wrappedKey(table: 'person_keys' | 'case_keys'): Promise<Buffer>;
  /** Whether the bytes stand in any file of the store, after what it would do by itself later is done at once. */
  isOnDisk(bytes: Buffer): Promise<boolean>;
  remove(): Promise<void>;
}

const MASTER = parseMasterKey('0f'.repeat(32));
const OTHER_MASTER = parseMasterKey('aa'.repeat(32));
const context = { organisation: 'acme', person: 'person-1', eventId: 'event-1' };
const WORDS = 'Je comprends que cela vous ait déçu.';

/** Copies are cleared away beside everything else: within ten seconds. */
async function isGone(store: TestKeyStore, bytes: Buffer): Promise<boolean> {
  const limit = Date.now() + 10_000;
  while (await store.isOnDisk(bytes)) {
    if (Date.now() > limit) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** The rules of a key store, wherever it keeps its rows. */
export function describeKeyStore(where: string, create: () => Promise<TestKeyStore>, goneWhen = ''): void {
  describe(`a key store ${where}`, () => {
    let store: TestKeyStore;
    let keys: StoredKeys;

    beforeEach(async () => {
      store = await create();
      keys = await store.open(MASTER);
    }, 60_000);

    afterEach(async () => {
      await keys.close();
      await store.remove();
    }, 60_000);

    it('opens what it sealed, also after a restart', async () => {
      const sealed = keys.seal(context, WORDS);
      await keys.close();
      keys = await store.open(MASTER);

      expect(keys.open(sealed, context)).toBe(WORDS);
      expect(sealed.keyId).toBe('acme/person-1/1');
      expect([sealed.nonce.length, sealed.ciphertext.length]).toEqual([12, Buffer.byteLength(WORDS) + 16]);
    });

    it('seals the same words differently each time', () => {
      const [one, two] = [keys.seal(context, WORDS), keys.seal(context, WORDS)];

      expect(Buffer.compare(one.nonce, two.nonce)).not.toBe(0);
      expect(Buffer.compare(one.ciphertext, two.ciphertext)).not.toBe(0);
    });

    it.each([
      ['another event', { ...context, eventId: 'event-2' }],
      ['another person', { ...context, person: 'person-2' }],
      ['another organisation', { ...context, organisation: 'globex' }],
    ])('does not open them as %s', (_, other) => {
      const sealed = keys.seal(context, WORDS);
      keys.seal(other, 'anything');

      expect(() => keys.open(sealed, other)).toThrow(expect.objectContaining({ code: 'seal_broken' }));
    });

    it('notices a changed byte', () => {
      const sealed = keys.seal(context, WORDS);
      sealed.ciphertext[0]! ^= 1;

      expect(() => keys.open(sealed, context)).toThrow(expect.objectContaining({ code: 'seal_broken' }));
    });

    it('opens nothing of a person whose key is destroyed, and seals nothing about them', () => {
      const sealed = keys.seal(context, WORDS);
      const other = { ...context, person: 'person-2' };
      const kept = keys.seal(other, 'kept');
      keys.destroy('acme', 'person-1');
      keys.destroy('acme', 'person-1');

      expect(keys.open(sealed, context)).toBeNull();
      expect(() => keys.seal(context, 'more')).toThrow(expect.objectContaining({ code: 'key_destroyed' }));
      expect(keys.open(kept, other)).toBe('kept');
    });

    it('knows for good whose keys were destroyed, and nobody whose key was never made', async () => {
      keys.seal(context, WORDS);
      keys.seal({ ...context, person: 'person-2' }, 'kept');
      expect(keys.destroyed()).toEqual([]);
      keys.destroy('acme', 'person-1');
      keys.destroy('globex', 'never-made');
      await keys.close();
      keys = await store.open(MASTER);

      expect(
        keys
          .destroyed()
          .map(({ organisation, person }) => `${organisation}/${person}`)
          .sort(),
      ).toEqual(['acme/person-1', 'globex/never-made']);
    });

    it(`leaves no copy of a destroyed key in its files${goneWhen}`, async () => {
      keys.seal(context, WORDS);
      const wrapped = await store.wrappedKey('person_keys');

      expect(await store.isOnDisk(wrapped)).toBe(true);
      keys.destroy('acme', 'person-1');
      expect(await isGone(store, wrapped)).toBe(true);
    });

    it('destroys many keys at once, also where some are destroyed already or were never made', () => {
      const sealed = keys.seal(context, WORDS);
      const kept = keys.seal({ ...context, person: 'person-3' }, 'kept');
      const holders = ['person-1', 'person-2', 'person-1'].map((person) => ({ organisation: 'acme', person }));
      keys.destroyAll(holders);
      keys.destroyAll(holders);
      keys.destroyAll([]);

      expect(keys.open(sealed, context)).toBeNull();
      expect(() => keys.seal({ ...context, person: 'person-2' }, WORDS)).toThrow(
        expect.objectContaining({ code: 'key_destroyed' }),
      );
      expect(keys.open(kept, { ...context, person: 'person-3' })).toBe('kept');
    });

    describe('that is opened twice', () => {
      let other: StoredKeys;

      beforeEach(async () => {
        other = await store.open(MASTER);
      });

      afterEach(() => other.close());

      it('makes each key once, and opens here what was sealed there', () => {
        const sealed = keys.seal({ ...context, case: 'case-1' }, WORDS);
        const there = other.seal({ ...context, case: 'case-1' }, 'there');

        expect(other.open(sealed, context)).toBe(WORDS);
        expect(keys.open(there, context)).toBe('there');
      });

      it('opens nothing here that was destroyed there, also where its key was at hand', async () => {
        const sealed = keys.seal(context, WORDS);
        const ofCase = keys.seal({ ...context, person: 'person-2', case: 'case-1' }, WORDS);
        other.destroy('acme', 'person-1');
        other.destroyCase('acme', 'person-2', 'case-1');

        await until(() => keys.open(sealed, context) === null);
        await until(() => keys.open(ofCase, { ...context, person: 'person-2' }) === null);
        expect(() => keys.seal(context, 'more')).toThrow(expect.objectContaining({ code: 'key_destroyed' }));
      });
    });

    describe('of a case', () => {
      const ofCase = { ...context, case: 'case-1' };

      it('opens what it sealed by what the seal names, also after a restart', async () => {
        const sealed = keys.seal(ofCase, WORDS);
        await keys.close();
        keys = await store.open(MASTER);

        expect(sealed.keyId).toBe('acme/person-1/case-case-1/1');
        expect(keys.open(sealed, context)).toBe(WORDS);
      });

      it.each([
        ['another event', { ...context, eventId: 'event-2' }],
        ['another person', { ...context, person: 'person-2' }],
      ])('does not open them as %s', (_, other) => {
        const sealed = keys.seal(ofCase, WORDS);
        keys.seal(other, 'anything');

        expect(() => keys.open(sealed, other)).toThrow(expect.objectContaining({ code: 'seal_broken' }));
      });

      it('opens nothing of a case whose key is destroyed, seals nothing more, and leaves everything else', () => {
        const sealed = keys.seal(ofCase, WORDS);
        const otherCase = keys.seal({ ...context, case: 'case-2' }, 'another case');
        const own = keys.seal(context, 'no case');
        keys.destroyCase('acme', 'person-1', 'case-1');
        keys.destroyCase('acme', 'person-1', 'case-1');

        expect(keys.open(sealed, context)).toBeNull();
        expect(() => keys.seal(ofCase, 'more')).toThrow(
          expect.objectContaining({ code: 'key_destroyed', caseId: 'case-1' }),
        );
        expect(keys.open(otherCase, context)).toBe('another case');
        expect(keys.open(own, context)).toBe('no case');
      });

      it('opens nothing of any case of a person whose key is destroyed, at hand or not', async () => {
        const sealed = keys.seal(ofCase, WORDS);
        keys.destroy('acme', 'person-1');

        expect(keys.open(sealed, context)).toBeNull();
        expect(() => keys.seal(ofCase, 'more')).toThrow(expect.objectContaining({ code: 'key_destroyed' }));
        await keys.close();
        keys = await store.open(MASTER);
        expect(keys.open(sealed, context)).toBeNull();
      });

      it('knows for good whose keys were destroyed, and none that was never made', async () => {
        const of = (person: string, caseId: string) => ({ organisation: 'acme', person, caseId });
        const [forgotten, kept, unknown] = [
          of('person-1', 'case-1'),
          of('person-1', 'case-2'),
          of('person-2', 'case-3'),
        ];
        for (const { person, caseId } of [forgotten, kept]) keys.seal({ ...context, person, case: caseId }, WORDS);
        keys.destroyCases([forgotten]);
        await keys.close();
        keys = await store.open(MASTER);

        expect(keys.destroyedCases([forgotten, kept, unknown])).toEqual([forgotten]);
      });

      it(`leaves no copy of a destroyed key in its files${goneWhen}`, async () => {
        keys.seal(ofCase, WORDS);
        const wrapped = await store.wrappedKey('case_keys');

        expect(await store.isOnDisk(wrapped)).toBe(true);
        keys.destroyCase('acme', 'person-1', 'case-1');
        expect(await isGone(store, wrapped)).toBe(true);
      });
    });

    it('refuses to open with another master key', async () => {
      keys.seal(context, WORDS);

      await expect(store.open(OTHER_MASTER)).rejects.toThrow(/another master key/);
    });

    describe('whose master key is rotated', () => {
      it('opens what was sealed before, makes keys as before, and refuses the old master key', async () => {
        const sealed = keys.seal(context, WORDS);
        const ofCase = keys.seal({ ...context, case: 'case-1' }, WORDS);
        const elsewhere = { organisation: 'globex', person: 'person-9', eventId: 'event-9' };
        keys.seal(elsewhere, WORDS);

        expect(await keys.rotate(OTHER_MASTER)).toBe(2);
        const after = keys.seal({ ...context, organisation: 'initech' }, 'new organisation');
        await keys.close();
        await expect(store.open(MASTER)).rejects.toThrow(/another master key/);
        keys = await store.open(OTHER_MASTER);
        expect([keys.open(sealed, context), keys.open(ofCase, context)]).toEqual([WORDS, WORDS]);
        expect(keys.open(after, { ...context, organisation: 'initech' })).toBe('new organisation');
      });

      it('wraps no new key by the old one in a process that has not heard of it', async () => {
        keys.seal(context, WORDS);
        const other = await store.open(MASTER);
        await keys.rotate(OTHER_MASTER);

        expect(() => other.seal({ ...context, organisation: 'globex' }, WORDS)).toThrow(/another master key/);
        await other.close();
      });

      it('changes nothing where the master key is not its own', async () => {
        const sealed = keys.seal(context, WORDS);
        const other = await store.open(MASTER);
        await keys.rotate(OTHER_MASTER);

        await expect(other.rotate(parseMasterKey('bb'.repeat(32)))).rejects.toThrow(/another master key/);
        await other.close();
        await keys.close();
        keys = await store.open(OTHER_MASTER);
        expect(keys.open(sealed, context)).toBe(WORDS);
      });
    });
  });
}
