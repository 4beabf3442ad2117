import type { EventRow } from '../journal/event-row.js';
import { JournalRows, unpack } from '../journal/journal-rows.js';
import { JOURNAL_SCHEMA } from '../journal/journal-schema.js';
import type { Sqlite, Statement } from '../sqlite/sqlite.js';
import { first, openSqlite } from '../sqlite/sqlite.js';

/** What a relay reads and where it keeps how far it is: a journal, seen from the other side. */
export interface Outbox {
  /** Rows after this place, in order: at most so many, and no more bytes of data than these unless one row alone has more. */
  rowsAfter(sequence: number, limit: { rows: number; bytes: number }): EventRow[];
  /** The place of the last row, 0 for an empty journal. */
  lastSequence(): number;
  /** How far the target has acknowledged the journal; 0 at first. */
  acknowledged(target: string): number;
  /**
   * Kept over the end of the process, however that ends; where it is `safe`, over the loss of power too, with every note
   * before it.
   */
  acknowledge(target: string, sequence: number, safe?: boolean): void;
  close(): void;
}

/** The outbox of a journal file. The writing process may have the file open too, or be gone for good. */
export class SqliteOutbox implements Outbox {
  private readonly rows: JournalRows;
  private readonly statements: Record<'last' | 'acknowledged' | 'acknowledge', Statement>;

  private constructor(private readonly db: Sqlite) {
    this.rows = new JournalRows(db);
    this.statements = {
      last: db.prepare('SELECT max(sequence) AS sequence FROM events'),
      acknowledged: db.prepare('SELECT sequence FROM relayed WHERE target = ?'),
      acknowledge: db.prepare('INSERT OR REPLACE INTO relayed (target, sequence) VALUES (?, ?)'),
    };
  }

  /**
   * A connection of its own: what the relay notes survives a killed process, but is not on the disk at once, as an append
   * is (`synchronous` NORMAL against FULL). Notes and appends go through one write-ahead log, so each append takes the
   * notes before it to the disk. What the power can take are the notes since the last append: at rest after a long
   * backlog that could be all of it, so the relay asks for a safe one before 2,000 acknowledged events are without
   * (relay-progress.ts, and decision 13 for what readers bear).
   */
  static open(path: string): SqliteOutbox {
    const db = openSqlite(path, { rebuildable: true });
    db.exec(JOURNAL_SCHEMA);
    return new SqliteOutbox(db);
  }

  rowsAfter(sequence: number, limit: { rows: number; bytes: number }): EventRow[] {
    const rows: EventRow[] = [];
    let bytes = 0;
    for (const packed of this.rows.pack({ after: sequence, through: Number.MAX_SAFE_INTEGER, limit: limit.rows }))
      for (const row of unpack(packed)) {
        bytes += row.data.byteLength;
        if (bytes > limit.bytes && rows.length > 0) return rows;
        rows.push(row);
      }
    return rows;
  }

  lastSequence(): number {
    return first<{ sequence: number | null }>(this.statements.last)?.sequence ?? 0;
  }

  acknowledged(target: string): number {
    return first<{ sequence: number }>(this.statements.acknowledged, target)?.sequence ?? 0;
  }

  acknowledge(target: string, sequence: number, safe = false): void {
    if (safe) this.db.exec('PRAGMA synchronous = FULL');
    try {
      this.statements.acknowledge.run([target, sequence]);
    } finally {
      if (safe) this.db.exec('PRAGMA synchronous = NORMAL');
    }
  }

  /** Nobody has acknowledged anything: for a Kafka that has lost what it had acknowledged, and kept its id. */
  forgetAcknowledged(): void {
    this.db.exec('DELETE FROM relayed');
  }

  close(): void {
    this.db.close();
  }
}
