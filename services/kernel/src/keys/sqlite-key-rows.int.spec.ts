import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { openSqlite } from '../sqlite/sqlite.js';
import type { Rewrapped } from './key-rows.js';
import { SqliteKeyRows } from './sqlite-key-rows.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const anew = (organisation: string, before = 'old'): Rewrapped => ({
  ...{ organisation, before: bytes(before), after: bytes('new') },
});

describe('keys of organisations that are wrapped anew in a SQLite file', () => {
  let folder: ReturnType<typeof createTestFolder>;
  let rows: SqliteKeyRows;

  beforeEach(() => {
    folder = createTestFolder();
    rows = SqliteKeyRows.open(folder.file('keys.sqlite'));
    for (const organisation of ['acme', 'globex', 'initech']) rows.addOrganisation(organisation, bytes('old'));
  });

  afterEach(() => {
    rows.close();
    folder.remove();
  });

  const stored = () =>
    rows.organisations().map(({ organisation, wrapped }) => `${organisation} ${Buffer.from(wrapped).toString()}`);
  const untouched = ['acme old', 'globex old', 'initech old'];

  it('are all changed', () => {
    expect(rows.rewrap(['acme', 'globex', 'initech'].map((one) => anew(one)))).toBe(3);
    expect(stored()).toEqual(['acme new', 'globex new', 'initech new']);
  });

  it('stay as they were where the disk fails in the middle', () => {
    const db = openSqlite(folder.file('keys.sqlite'));
    db.exec(`CREATE TRIGGER disk BEFORE UPDATE ON organisation_keys WHEN OLD.organisation = 'globex'
      BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`);
    db.close();

    expect(() => rows.rewrap(['acme', 'globex', 'initech'].map((one) => anew(one)))).toThrow(/disk I\/O error/);
    expect(stored()).toEqual(untouched);
  });

  it('stay as they were where one is another than was read', () => {
    expect(rows.rewrap([anew('acme'), anew('globex', 'older'), anew('initech')])).toBe(0);
    expect(stored()).toEqual(untouched);
  });

  it('stay as they were where one has come since they were read', () => {
    expect(rows.rewrap([anew('acme'), anew('globex')])).toBe(0);
    expect(stored()).toEqual(untouched);
  });

  it('get no other beside them that was made before, under the key they had', () => {
    const [seen] = rows.organisations();
    rows.rewrap(['acme', 'globex', 'initech'].map((one) => anew(one)));

    expect(rows.addOrganisation('hooli', bytes('old'), seen)).toBeUndefined();
    expect(stored()).toEqual(['acme new', 'globex new', 'initech new']);
    expect(Buffer.from(rows.addOrganisation('hooli', bytes('new'), rows.organisations()[0]) ?? []).toString()).toBe('new'); // prettier-ignore
  });
});
