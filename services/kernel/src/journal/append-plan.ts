import { bytesOf } from '../sqlite/sqlite.js';
import type { EventRow, UnplacedRow } from './event-row.js';
import { toRow } from './event-row.js';
import type { Append, Appended } from './journal.js';
import { ConcurrencyConflict, DuplicateEvent } from './journal-errors.js';

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

export type StoredEvent = Pick<EventRow, 'id' | 'stream' | 'version' | 'type' | 'data'>;

/** What a plan has to know of the journal as it is. */
export interface StoredEvents {
  /** The version of the stream, 0 where there is none. */
  head(stream: string): number;
  /** Those of these events that are there. */
  byIds(ids: readonly string[]): StoredEvent[];
}

/** Throws where there is nothing to append or an event's type is not known, and EventTooLarge. */
export function encodeAppend(append: Append): EncodedAppend {
  if (append.events.length === 0) throw new Error(`An append without events: ${append.stream}`);
  const { stream, expectedVersion } = append;
  return { stream, expectedVersion, rows: append.events.map((event) => toRow(append, event)) };
}

/**
 * Decides what a group of appends writes, before anything is written: a refused group leaves the transaction that it
 * shares with others untouched. Throws ConcurrencyConflict or DuplicateEvent.
 */
export function planAppends(stored: StoredEvents, appends: readonly EncodedAppend[]): AppendPlan {
  const plan: AppendPlan = { rows: [], answers: [] };
  const heads = new Map<string, number>();
  for (const append of appends) {
    const head = heads.get(append.stream) ?? stored.head(append.stream);
    const known = knownVersion(stored, append);
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

function place(plan: AppendPlan, append: EncodedAppend, head: number): void {
  const { expectedVersion, rows, stream } = append;
  if (expectedVersion !== 'any' && expectedVersion !== head)
    throw new ConcurrencyConflict(stream, expectedVersion, head);
  rows.forEach((row, index) => plan.rows.push({ version: head + index + 1, ...row }));
  plan.answers.push({ stream, version: head + rows.length });
}

/** The version an append has led to before, where all its events are there already; undefined where none is. */
function knownVersion(events: StoredEvents, append: EncodedAppend): number | undefined {
  const ids = append.rows.map(({ id }) => id);
  const stored = new Map(events.byIds(ids).map((event) => [event.id, event]));
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
