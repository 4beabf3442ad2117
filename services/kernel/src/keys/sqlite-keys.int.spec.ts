import { readdirSync, readFileSync, statSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { first, openSqlite } from '../sqlite/sqlite.js';
import { masterKeyFrom, parseMasterKey } from './master-key.js';
import { SqliteKeys } from './sqlite-keys.js';

const MASTER = parseMasterKey('0f'.repeat(32));
const context = { organisation: 'acme', person: 'person-1', eventId: 'event-1' };
const WORDS = 'Je comprends que cela vous ait déçu.';

describe('a key store', () => {
  let folder: ReturnType<typeof createTestFolder>;
  let keys: SqliteKeys;

  beforeEach(() => {
    folder = createTestFolder();
    keys = SqliteKeys.open(folder.file('keys.sqlite'), MASTER);
  });

  afterEach(() => {
    keys.close();
    folder.remove();
  });

  it('opens what it sealed, also after a restart', () => {
    const sealed = keys.seal(context, WORDS);
    keys.close();
    keys = SqliteKeys.open(folder.file('keys.sqlite'), MASTER);

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

  it('leaves no copy of a destroyed key in its files', () => {
    keys.seal(context, WORDS);
    const wrapped = wrappedKey();
    const isOnDisk = () => readdirSync(folder.path).some((name) => readFileSync(folder.file(name)).includes(wrapped));

    expect(isOnDisk()).toBe(true);
    keys.destroy('acme', 'person-1');
    expect(isOnDisk()).toBe(false);
  });

  describe('of a case', () => {
    const ofCase = { ...context, case: 'case-1' };

    it('opens what it sealed by what the seal names, also after a restart', () => {
      const sealed = keys.seal(ofCase, WORDS);
      keys.close();
      keys = SqliteKeys.open(folder.file('keys.sqlite'), MASTER);

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

    it('opens nothing of any case of a person whose key is destroyed, at hand or not', () => {
      const sealed = keys.seal(ofCase, WORDS);
      keys.destroy('acme', 'person-1');

      expect(keys.open(sealed, context)).toBeNull();
      expect(() => keys.seal(ofCase, 'more')).toThrow(expect.objectContaining({ code: 'key_destroyed' }));
      keys.close();
      keys = SqliteKeys.open(folder.file('keys.sqlite'), MASTER);
      expect(keys.open(sealed, context)).toBeNull();
    });

    it('leaves no copy of a destroyed key in its files', () => {
      keys.seal(ofCase, WORDS);
      const wrapped = wrappedKey('case_keys');
      const isOnDisk = () => readdirSync(folder.path).some((name) => readFileSync(folder.file(name)).includes(wrapped));

      expect(isOnDisk()).toBe(true);
      keys.destroyCase('acme', 'person-1', 'case-1');
      expect(isOnDisk()).toBe(false);
    });

    it('finds its place in a store from before there were cases', () => {
      const own = keys.seal(context, WORDS);
      keys.close();
      const db = openSqlite(folder.file('keys.sqlite'));
      db.exec('DROP TABLE case_keys');
      db.close();
      keys = SqliteKeys.open(folder.file('keys.sqlite'), MASTER);

      expect(keys.open(own, context)).toBe(WORDS);
      expect(keys.open(keys.seal(ofCase, WORDS), context)).toBe(WORDS);
    });
  });

  it('refuses to open with another master key', () => {
    keys.seal(context, WORDS);

    expect(() => SqliteKeys.open(folder.file('keys.sqlite'), parseMasterKey('aa'.repeat(32)))).toThrow(
      /another master key/,
    );
  });

  function wrappedKey(table = 'person_keys'): Buffer {
    const db = openSqlite(folder.file('keys.sqlite'), { readOnly: true });
    const row = first<{ wrapped: Uint8Array }>(db.prepare(`SELECT wrapped FROM ${table}`));
    db.close();
    return Buffer.from(row!.wrapped);
  }
});

describe('a master key file', () => {
  it('is made once, for its owner only', () => {
    const folder = createTestFolder();
    const made = masterKeyFrom(folder.file('master.key'));

    expect(masterKeyFrom(folder.file('master.key'))).toEqual(made);
    expect(statSync(folder.file('master.key')).mode & 0o777).toBe(0o600);
    folder.remove();
  });

  it('is refused when it holds anything but 64 hexadecimal digits', () => {
    expect(() => parseMasterKey('secret')).toThrow(/64 hexadecimal digits/);
  });
});
