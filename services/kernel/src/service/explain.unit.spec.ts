import { writeFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { SealBroken } from '../keys/key-errors.js';
import { tableColumns } from '../clickhouse/native/native-rows.js';
import { RetriableError } from '../feed/feed-errors.js';
import { openSqlite } from '../sqlite/sqlite.js';
import { explain } from './explain.js';

describe('what stands in the way of a start', () => {
  it('is a sentence that says what to do, where keys are missing', () => {
    expect(explain(new SealBroken('k1'))).toMatch(/^What was sealed with the key k1 .* put back keys\.sqlite/);
  });

  it('is a sentence that names the file, where one is no database', () => {
    const folder = createTestFolder();
    const path = folder.file('feed.sqlite');
    writeFileSync(path, 'not a database, '.repeat(400));
    try {
      expect(() => openSqlite(path)).toThrow(/feed\.sqlite is damaged: it is no database/);
    } finally {
      folder.remove();
    }
  });

  it('is told whole where nobody has foreseen it', () => {
    expect(explain(new TypeError('of all things'))).toMatch(/TypeError: of all things\n +at /);
  });
});

describe('a table that is said to have no columns', () => {
  it('is asked for again: that cannot be', () => {
    expect(() => tableColumns([])).toThrow(RetriableError);
    expect([...tableColumns([{ name: 'id', type: 'String' }]).keys()]).toEqual(['id']);
  });
});
