import { all, bytesOf, first } from '../sqlite/sqlite.js';
import type { EventRow, UnplacedRow } from './event-row.js';
import type { Append, Appended } from './journal.js';
import { ConcurrencyConflict, DuplicateEvent } from './journal-errors.js';
import type { JournalStatements } from './journal-schema.js';

/** An append with its events encoded, as the writer handed it over. */
export interface EncodedAppend {
  stream: string;
  expectedVersion: Append['expectedVersion'];
  rows: readonly UnplacedRow[];
}

export type PlacedRow = Omit<EventRow, 'sequence'>;

export interface AppendPlan {
  rows: PlacedRow[];
  answers: Appended[];
}

type StoredEvent = Pick<EventRow, 'id' | 'stream' | 'version' | 'type' | 'data'>;

/**
 * Decides what a group of appends writes, before anything is written: a refused group leaves the transaction that it
 * shares with others untouched. Throws ConcurrencyConflict or DuplicateEvent.
 */
export function planAppends(statements: JournalStatements, appends: readonly EncodedAppend[]): AppendPlan {
  const plan: AppendPlan = { rows: [], answers: [] };
  const heads = new Map<string, number>();
  for (const append of appends) {
    const head = heads.get(append.stream) ?? headOf(statements, append.stream);
    const known = knownVersion(statements, append);
    if (known === undefined) {
      place(plan, append, head);
      heads.set(append.stream, head + append.rows.length);
    } else {
      plan.answers.push({ stream: append.stream, version: known });
    }
  }
  refuseRepeatedIds(plan.rows);
  return plan;
}

/** The version of the stream, 0 where there is none. */
export function headOf(statements: JournalStatements, stream: string): number {
  return first<{ version: number | null }>(statements.head, stream)?.version ?? 0;
}

function place(plan: AppendPlan, append: EncodedAppend, head: number): void {
  const { expectedVersion, rows, stream } = append;
  if (expectedVersion !== 'any' && expectedVersion !== head)
    throw new ConcurrencyConflict(stream, expectedVersion, head);
  rows.forEach((row, index) => plan.rows.push({ version: head + index + 1, ...row }));
  plan.answers.push({ stream, version: head + rows.length });
}

/** The version an append has led to before, where all its events are there already; undefined where none is. */
function knownVersion(statements: JournalStatements, append: EncodedAppend): number | undefined {
  const ids = append.rows.map(({ id }) => id);
  const stored = new Map(all<StoredEvent>(statements.byIds, JSON.stringify(ids)).map((event) => [event.id, event]));
  if (stored.size === 0) return undefined;
  for (const row of append.rows) if (!isSame(row, stored.get(row.id))) throw new DuplicateEvent(row.id);
  return stored.get(ids.at(-1) ?? '')?.version;
}

function isSame(row: UnplacedRow, stored: StoredEvent | undefined): boolean {
  if (stored?.stream !== row.stream || stored.type !== row.type) return false;
  return Buffer.compare(bytesOf(stored.data), bytesOf(row.data)) === 0;
}

function refuseRepeatedIds(rows: readonly PlacedRow[]): void {
  const ids = new Set<string>();
  for (const { id } of rows) {
    if (ids.has(id)) throw new DuplicateEvent(id);
    ids.add(id);
  }
}
