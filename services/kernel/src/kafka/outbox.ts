import type { EventRow } from '../journal/event-row.js';
import { JOURNAL_SCHEMA } from '../journal/journal-schema.js';
import type { Sqlite, Statement } from '../sqlite/sqlite.js';
import { all, bytesOf, first, openSqlite } from '../sqlite/sqlite.js';

/** What a relay reads and where it keeps how far it is: a journal, seen from the other side. */
export interface Outbox {
  /** Rows after this place, in order: at most so many, and no more bytes of data than these unless one row alone has more. */
  rowsAfter(sequence: number, limit: { rows: number; bytes: number }): EventRow[];
  /** The place of the last row, 0 for an empty journal. */
  lastSequence(): number;
  /** How far the target has acknowledged the journal; 0 at first. */
  acknowledged(target: string): number;
  /** Kept over the end of the process, however that ends. */
  acknowledge(target: string, sequence: number): void;
  close(): void;
}

/** The outbox of a journal file. The writing process may have the file open too, or be gone for good. */
export class SqliteOutbox implements Outbox {
  private readonly statements: Record<'after' | 'last' | 'acknowledged' | 'acknowledge', Statement>;

  private constructor(private readonly db: Sqlite) {
    this.statements = {
      after: db.prepare('SELECT * FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?'),
      last: db.prepare('SELECT max(sequence) AS sequence FROM events'),
      acknowledged: db.prepare('SELECT sequence FROM relayed WHERE target = ?'),
      acknowledge: db.prepare('INSERT OR REPLACE INTO relayed (target, sequence) VALUES (?, ?)'),
    };
  }

  /**
   * A connection of its own: what the relay notes survives a killed process, but need not be on the disk at once, as an
   * append must. A note lost with the power has some events sent again, which readers bear.
   */
  static open(path: string): SqliteOutbox {
    const db = openSqlite(path, { rebuildable: true });
    db.exec(JOURNAL_SCHEMA);
    return new SqliteOutbox(db);
  }

  rowsAfter(sequence: number, limit: { rows: number; bytes: number }): EventRow[] {
    const rows = all<EventRow>(this.statements.after, sequence, limit.rows);
    let bytes = 0;
    const tooMany = rows.findIndex((row) => (bytes += bytesOf(row.data).byteLength) > limit.bytes);
    return tooMany === -1 ? rows : rows.slice(0, Math.max(1, tooMany));
  }

  lastSequence(): number {
    return first<{ sequence: number | null }>(this.statements.last)?.sequence ?? 0;
  }

  acknowledged(target: string): number {
    return first<{ sequence: number }>(this.statements.acknowledged, target)?.sequence ?? 0;
  }

  acknowledge(target: string, sequence: number): void {
    this.statements.acknowledge.run([target, sequence]);
  }

  close(): void {
    this.db.close();
  }
}
