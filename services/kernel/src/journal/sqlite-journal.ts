import type { RecordedEvent } from '@repartee/proto';

import type { Sqlite } from '../sqlite/sqlite.js';
import { all, first, inTransaction, openSqlite } from '../sqlite/sqlite.js';
import type { EncodedAppend, PlacedRow, StoredEvent, StoredEvents } from './append-plan.js';
import { encodeAppend, planAppends } from './append-plan.js';
import type { EventRow } from './event-row.js';
import { toEntry } from './event-row.js';
import type { Append, Appended, JournalEntry, JournalPage, ReadAll } from './journal.js';
import { Journal } from './journal.js';
import { JournalUnavailable, UndecodableStream } from './journal-errors.js';
import { RecentEntries } from './recent-entries.js';
import { JOURNAL_SCHEMA, prepareStatements } from './journal-schema.js';
import type { JournalStatements } from './journal-schema.js';

interface PendingAppend {
  appends: readonly EncodedAppend[];
  resolve: (answers: Appended[]) => void;
  reject: (error: unknown) => void;
}

const DEFAULT_PAGE = 1000;

/**
 * The journal in a SQLite file. Appends that arrive in the same turn of the event loop share one durable commit; each
 * is accepted or refused by itself.
 */
export class SqliteJournal extends Journal {
  private readonly statements: JournalStatements;
  private readonly stored: StoredEvents;
  private readonly listeners = new Set<() => void>();
  private readonly recent = new RecentEntries();
  private pending: PendingAppend[] = [];
  private closed = false;

  private constructor(private readonly db: Sqlite) {
    super();
    this.statements = prepareStatements(db);
    this.stored = {
      head: (stream) => first<{ version: number | null }>(this.statements.head, stream)?.version ?? 0,
      byIds: (ids) => all<StoredEvent>(this.statements.byIds, JSON.stringify(ids)),
    };
  }

  /** Opens or creates the file; one left by a killed process recovers to its last commit. */
  static open(path: string): SqliteJournal {
    return SqliteJournal.over(openSqlite(path));
  }

  /** The journal in a database that is open already, and that it closes in the end. */
  static over(db: Sqlite): SqliteJournal {
    db.exec(JOURNAL_SCHEMA);
    return new SqliteJournal(db);
  }

  /** For a command beside the writing process: reads follow its commits, appends fail. */
  static openReadOnly(path: string): SqliteJournal {
    return new SqliteJournal(openSqlite(path, { readOnly: true }));
  }

  async append(append: Append): Promise<Appended> {
    const [answer] = await this.appendAll([append]);
    if (!answer) throw new Error('An append without an answer');
    return answer;
  }

  appendAll(appends: readonly Append[]): Promise<Appended[]> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new JournalUnavailable(new Error('The journal is closed'));
      const encoded = appends.map(encodeAppend);
      this.pending.push({ appends: encoded, resolve, reject });
      if (this.pending.length === 1) setImmediate(() => this.commitPending());
    });
  }

  readStream(stream: string, fromVersion = 1): RecordedEvent[] {
    return all<EventRow>(this.statements.stream, stream, fromVersion).map((row) => {
      const entry = toEntry(row);
      if (entry.kind === 'undecodable') throw new UndecodableStream(stream, row.version);
      return entry.event;
    });
  }

  readAll(read: ReadAll): JournalPage {
    const { afterSequence, topics, types, limit = DEFAULT_PAGE } = read;
    const last = this.lastSequence();
    const recent = types ? undefined : this.recent.read({ afterSequence, topics, limit }, last);
    const asked = { after: afterSequence, through: last, limit, ...(topics && { topics }), ...(types && { types }) };
    const entries = recent ?? this.statements.rows.read(asked).map((row) => toEntry(row));
    return pageOf(entries, { afterSequence, last, limit });
  }

  readAt(sequence: number): JournalEntry | undefined {
    const row = first<EventRow>(this.statements.at, sequence);
    return row && toEntry(row);
  }

  head(stream: string): number {
    return this.stored.head(stream);
  }

  lastSequence(): number {
    return first<{ sequence: number | null }>(this.statements.last)?.sequence ?? 0;
  }

  onCommitted(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Commits what is waiting, then closes the file. */
  close(): Promise<void> {
    if (!this.closed) {
      this.closed = true;
      this.commitPending();
      this.db.close();
    }
    return Promise.resolve();
  }

  private commitPending(): void {
    const pending = this.pending;
    if (pending.length === 0) return;
    this.pending = [];
    try {
      const written: EventRow[] = [];
      const settle = inTransaction(this.db, () => pending.map((group) => this.write(group, written)));
      this.recent.add(written);
      settle.forEach((settleOne) => settleOne());
      this.listeners.forEach((listener) => listener());
    } catch (error) {
      const unavailable = new JournalUnavailable(error);
      pending.forEach((group) => group.reject(unavailable));
    }
  }

  /** Writes one group inside the shared transaction and returns how to tell its caller once that is committed. */
  private write({ appends, resolve, reject }: PendingAppend, written: EventRow[]): () => void {
    const planned = attempt(() => planAppends(this.stored, appends));
    if ('error' in planned) return () => reject(planned.error);
    let sequence = written.at(-1)?.sequence ?? this.lastSequence();
    for (const row of planned.value.rows) {
      this.insert(row);
      written.push({ sequence: ++sequence, ...row });
    }
    return () => resolve(planned.value.answers);
  }

  private insert(row: PlacedRow): void {
    this.statements.insert.run([
      row.topic,
      row.stream,
      row.version,
      row.id,
      row.type,
      row.schema_version,
      row.occurred_at,
      row.organisation,
      row.correlation_id,
      row.causation_id,
      row.actor_kind,
      row.actor_id,
      row.data,
    ]);
  }
}

function pageOf(entries: JournalEntry[], read: { afterSequence: number; last: number; limit: number }): JournalPage {
  const isWhole = entries.length < read.limit;
  const through = isWhole ? Math.max(read.last, read.afterSequence) : (entries.at(-1)?.sequence ?? read.afterSequence);
  return { entries, through };
}

function attempt<Value>(work: () => Value): { value: Value } | { error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}
