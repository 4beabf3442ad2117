import { readdirSync, readFileSync, statSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { first, openSqlite } from '../sqlite/sqlite.js';
import type { TestKeyStore } from './keys.contract.js';
import { describeKeyStore } from './keys.contract.js';
import { masterKeyFrom, parseMasterKey } from './master-key.js';
import { SqliteKeys } from './sqlite-keys.js';

const MASTER = parseMasterKey('0f'.repeat(32));
const context = { organisation: 'acme', person: 'person-1', eventId: 'event-1' };
const WORDS = 'Je comprends que cela vous ait déçu.';

describeKeyStore('in a SQLite file', () => Promise.resolve(createTestStore()));

function createTestStore(): TestKeyStore {
  const folder = createTestFolder();
  const path = folder.file('keys.sqlite');
  return {
    // Refusals are thrown at once; a promise carries them for the stores that have to ask elsewhere.
    open: (masterKey) => new Promise((resolve) => resolve(SqliteKeys.open(path, masterKey))),
    wrappedKey: (table) => {
      const db = openSqlite(path, { readOnly: true });
      const row = first<{ wrapped: Uint8Array }>(db.prepare(`SELECT wrapped FROM ${table}`));
      db.close();
      return Promise.resolve(Buffer.from(row!.wrapped));
    },
    isOnDisk: (bytes) =>
      Promise.resolve(readdirSync(folder.path).some((name) => readFileSync(folder.file(name)).includes(bytes))),
    remove: () => Promise.resolve(folder.remove()),
  };
}

describe('a key file from before there were cases', () => {
  it('opens, and takes keys of cases', () => {
    const folder = createTestFolder();
    const before = SqliteKeys.open(folder.file('keys.sqlite'), MASTER);
    const own = before.seal(context, WORDS);
    void before.close();
    const db = openSqlite(folder.file('keys.sqlite'));
    db.exec('DROP TABLE case_keys');
    db.close();
    const keys = SqliteKeys.open(folder.file('keys.sqlite'), MASTER);

    expect(keys.open(own, context)).toBe(WORDS);
    expect(keys.open(keys.seal({ ...context, case: 'case-1' }, WORDS), context)).toBe(WORDS);
    void keys.close();
    folder.remove();
  });
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
