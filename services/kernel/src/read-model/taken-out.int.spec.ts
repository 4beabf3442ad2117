import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Sqlite } from '../sqlite/sqlite.js';
import { all, openSqlite } from '../sqlite/sqlite.js';
import { RowWriter } from './row-writer.js';
import { onlyWith, takenOut } from './taken-out.js';

let db: Sqlite;
let writer: RowWriter;

function open(...statements: string[]): void {
  db = openSqlite(':memory:');
  statements.forEach((statement) => db.exec(statement));
  writer = new RowWriter(db);
}

const write = (table: string, row: Record<string, string>) => writer.apply({ table, row });
const kept = (column: string, table: string) =>
  all<Record<string, string>>(db.prepare(`SELECT ${column} FROM ${table} ORDER BY ${column}`)).map(
    (row) => row[column],
  );

afterEach(() => db.close());

describe('rows that are taken out by what another table says', () => {
  beforeEach(() =>
    open(
      'CREATE TABLE sessions (session TEXT PRIMARY KEY, organisation TEXT NOT NULL, learner TEXT NOT NULL)',
      'CREATE TABLE erased (organisation TEXT NOT NULL, learner TEXT NOT NULL, PRIMARY KEY (organisation, learner))',
      ...takenOut('sessions', 'erased', ['organisation', 'learner']),
    ),
  );

  const of = (session: string, organisation: string, learner: string) =>
    write('sessions', { session, organisation, learner });

  it('go when it is said', () => {
    of('s1', 'acme', 'ada');
    write('erased', { organisation: 'acme', learner: 'ada' });

    expect(kept('session', 'sessions')).toEqual([]);
  });

  it('are not written where it was said before, however often it was', () => {
    write('erased', { organisation: 'acme', learner: 'ada' });
    write('erased', { organisation: 'acme', learner: 'ada' });
    of('s1', 'acme', 'ada');
    of('s1', 'acme', 'ada');

    expect(kept('session', 'sessions')).toEqual([]);
  });

  it('are those alone that are the same in every column', () => {
    of('s1', 'acme', 'ben');
    write('erased', { organisation: 'acme', learner: 'ada' });
    of('s2', 'other', 'ada');

    expect(kept('session', 'sessions')).toEqual(['s1', 's2']);
  });
});

describe('rows that are there only with their owner', () => {
  beforeEach(() =>
    open(
      'CREATE TABLE sessions (session TEXT PRIMARY KEY)',
      'CREATE TABLE turns (turn TEXT PRIMARY KEY, session TEXT NOT NULL)',
      'CREATE TABLE scored (session TEXT PRIMARY KEY)',
      ...onlyWith('sessions', 'turns', 'session'),
      ...takenOut('sessions', 'scored', ['session']),
    ),
  );

  it('are not written without it', () => {
    write('turns', { turn: 't1', session: 's1' });

    expect(kept('turn', 'turns')).toEqual([]);
  });

  it('stay when it is written again', () => {
    write('sessions', { session: 's1' });
    write('turns', { turn: 't1', session: 's1' });
    write('sessions', { session: 's1' });

    expect(kept('turn', 'turns')).toEqual(['t1']);
  });

  it('go with it where it is taken out, and leave those of others', () => {
    for (const session of ['s1', 's2']) {
      write('sessions', { session });
      write('turns', { turn: `t of ${session}`, session });
    }
    write('scored', { session: 's1' });

    expect(kept('turn', 'turns')).toEqual(['t of s2']);
  });

  it('are not written where it was kept out', () => {
    write('scored', { session: 's1' });
    write('sessions', { session: 's1' });
    write('turns', { turn: 't1', session: 's1' });

    expect([...kept('session', 'sessions'), ...kept('turn', 'turns')]).toEqual([]);
  });
});
