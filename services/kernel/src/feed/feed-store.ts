import type { Sqlite, Statement } from '../sqlite/sqlite.js';
import { all, first, inTransaction, openSqlite } from '../sqlite/sqlite.js';
import type { DeadLetter, Drop, PositionStore } from './feed.js';
import type { ParkedStreams, Parking } from './parked-streams.js';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS positions (
  reader TEXT NOT NULL,
  partition TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (reader, partition)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dead_letters (
  reader TEXT NOT NULL,
  partition TEXT NOT NULL,
  position INTEGER NOT NULL,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  topic TEXT NOT NULL,
  organisation TEXT NOT NULL,
  reason TEXT NOT NULL,
  parked_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  dropped_because TEXT,
  dropped_by TEXT,
  dropped_at INTEGER,
  PRIMARY KEY (reader, partition, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dead_letters_by_stream ON dead_letters (reader, stream, state);
`;

/** parked: waits; requested: to be tried again by the subscription; dropped: given up, kept as a record. */
type DeadLetterState = 'parked' | 'requested' | 'dropped';

interface DeadLetterRow {
  reader: string;
  partition: string;
  position: number;
  stream: string;
  version: number;
  event_id: string;
  type: string;
  topic: string;
  organisation: string;
  reason: string;
  parked_at: number;
  state: DeadLetterState;
  dropped_because: string | null;
  dropped_by: string | null;
  dropped_at: number | null;
}

/** Positions and dead letters of the embedded feed, in a SQLite file that commands open too. */
export class FeedStore implements ParkedStreams {
  private readonly db: Sqlite;
  private readonly prepared = new Map<string, Statement>();

  constructor(path: string) {
    // A position lost with the power hands some events out again, which readers bear; a commit to the disk each batch costs more.
    this.db = openSqlite(path, { rebuildable: true });
    this.db.exec(SCHEMA);
    addColumns(this.db);
  }

  positionsOf(group: string): PositionStore {
    const select = this.prepare('SELECT partition, position FROM positions WHERE reader = ?');
    const upsert = this.prepare('INSERT OR REPLACE INTO positions (reader, partition, position) VALUES (?, ?, ?)');
    return {
      load: () => {
        const rows = all<{ partition: string; position: number }>(select, group);
        return Promise.resolve(new Map(rows.map((row) => [row.partition, row.position])));
      },
      save: (partition, position) => {
        upsert.run([group, partition, position]);
        return Promise.resolve();
      },
    };
  }

  park(parkings: readonly Parking[]): void {
    this.keep(parkings.map(toParkedLetter));
  }

  /** Quiet where an event is there already, parked or dropped. */
  keep(letters: readonly DeadLetter[]): void {
    const insert = this.prepare(
      `INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'parked', NULL, NULL, NULL)`,
    );
    const keepAll = () => letters.forEach((letter) => insert.run(valuesOf(letter)));
    if (letters.length > 1) inTransaction(this.db, keepAll);
    else keepAll();
  }

  /** The streams in which something waits, so that nothing of them may be handled out of turn. */
  parkedStreams(group: string): Set<string> {
    const select = this.prepare(
      `SELECT DISTINCT stream FROM dead_letters WHERE reader = ? AND state IN ('parked', 'requested')`,
    );
    return new Set(all<{ stream: string }>(select, group).map(({ stream }) => stream));
  }

  waiting(group?: string): DeadLetter[] {
    const where = group === undefined ? '' : 'AND reader = ?';
    const select = this.prepare(
      `SELECT * FROM dead_letters WHERE state IN ('parked', 'requested') ${where} ORDER BY parked_at, position`,
    );
    return all<DeadLetterRow>(select, ...(group === undefined ? [] : [group])).map(toDeadLetter);
  }

  dropped(group?: string): DeadLetter[] {
    const where = group === undefined ? '' : 'AND reader = ?';
    const select = this.prepare(
      `SELECT * FROM dead_letters WHERE state = 'dropped' ${where} ORDER BY dropped_at, position`,
    );
    return all<DeadLetterRow>(select, ...(group === undefined ? [] : [group])).map(toDeadLetter);
  }

  find(group: string, eventId: string): DeadLetter | undefined {
    const select = this.prepare('SELECT * FROM dead_letters WHERE reader = ? AND event_id = ?');
    const row = first<DeadLetterRow>(select, group, eventId);
    return row && toDeadLetter(row);
  }

  /** Asks the group's subscription, in whatever process, to try the stream again. */
  requestReplay({ group, stream }: Pick<DeadLetter, 'group' | 'stream'>): void {
    this.changeStream(group, stream, { from: 'parked', to: 'requested' });
  }

  /** Ends a replay: what is still there waits again. */
  endReplay(group: string, stream: string): void {
    this.changeStream(group, stream, { from: 'requested', to: 'parked' });
  }

  /** The streams to be tried again. */
  replayRequests(group: string): string[] {
    const select = this.prepare(
      `SELECT DISTINCT stream FROM dead_letters WHERE reader = ? AND state = 'requested' ORDER BY stream`,
    );
    return all<{ stream: string }>(select, group).map(({ stream }) => stream);
  }

  /** What waits in such a stream, also what was parked since it was asked for; nothing where it is not. */
  requested(group: string, stream: string): DeadLetter[] {
    const select = this.prepare(
      `SELECT * FROM dead_letters WHERE reader = ? AND stream = ? AND state IN ('parked', 'requested') ORDER BY version`,
    );
    const rows = all<DeadLetterRow>(select, group, stream);
    return rows.some(({ state }) => state === 'requested') ? rows.map(toDeadLetter) : [];
  }

  remove(letter: DeadLetter): void {
    this.prepare('DELETE FROM dead_letters WHERE reader = ? AND partition = ? AND position = ?').run([
      letter.group,
      letter.partition,
      letter.position,
    ]);
  }

  changeReason(letter: DeadLetter, reason: string): void {
    this.prepare('UPDATE dead_letters SET reason = ? WHERE reader = ? AND partition = ? AND position = ?').run([
      reason,
      letter.group,
      letter.partition,
      letter.position,
    ]);
  }

  /** Keeps the event as dropped, durably and with who did it and why, and asks for what follows it to be tried. */
  drop(letter: DeadLetter, { why, by, at }: Drop): void {
    const update = this.prepare(
      `UPDATE dead_letters SET state = 'dropped', dropped_because = ?, dropped_by = ?, dropped_at = ?
       WHERE reader = ? AND partition = ? AND position = ? AND state <> 'dropped'`,
    );
    inTransaction(this.db, () => {
      update.run([why, by, at, letter.group, letter.partition, letter.position]);
      this.requestReplay(letter);
    });
    this.db.exec('PRAGMA wal_checkpoint(FULL)');
  }

  close(): void {
    this.db.close();
  }

  /** Each subscription asks with each batch, so statements are prepared once. */
  private prepare(sql: string): Statement {
    const statement = this.prepared.get(sql) ?? this.db.prepare(sql);
    this.prepared.set(sql, statement);
    return statement;
  }

  private changeStream(group: string, stream: string, change: { from: DeadLetterState; to: DeadLetterState }): void {
    this.prepare('UPDATE dead_letters SET state = ? WHERE reader = ? AND stream = ? AND state = ?').run([
      change.to,
      group,
      stream,
      change.from,
    ]);
  }
}

/** Files of releases that noted neither who dropped an event nor when. */
function addColumns(db: Sqlite): void {
  const columns = all<{ name: string }>(db.prepare('PRAGMA table_info(dead_letters)')).map(({ name }) => name);
  if (!columns.includes('dropped_by')) db.exec('ALTER TABLE dead_letters ADD COLUMN dropped_by TEXT');
  if (!columns.includes('dropped_at')) db.exec('ALTER TABLE dead_letters ADD COLUMN dropped_at INTEGER');
}

export function toParkedLetter({ group, partition, entry, reason, at }: Parking): DeadLetter {
  const { id: eventId, type, topic, stream, version, organisation } = entry.event;
  return { group, eventId, type, topic, stream, version, organisation, partition, position: entry.sequence, reason, parkedAt: at }; // prettier-ignore
}

/** In the order of the table's columns. */
function valuesOf(letter: DeadLetter): unknown[] {
  return [
    letter.group,
    letter.partition,
    letter.position,
    letter.stream,
    letter.version,
    letter.eventId,
    letter.type,
    letter.topic,
    letter.organisation,
    letter.reason,
    letter.parkedAt,
  ];
}

function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    group: row.reader,
    eventId: row.event_id,
    type: row.type,
    topic: row.topic,
    stream: row.stream,
    version: row.version,
    organisation: row.organisation,
    partition: row.partition,
    position: row.position,
    reason: row.reason,
    parkedAt: row.parked_at,
    ...(row.dropped_because !== null && {
      dropped: { why: row.dropped_because, by: row.dropped_by ?? '', at: row.dropped_at ?? 0 },
    }),
  };
}
