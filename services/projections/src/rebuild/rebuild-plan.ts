import type { Topic } from '@repartee/proto';
import { eventType, topics } from '@repartee/proto';
import type { Projection } from '../projection.js';
import { rollupReads } from '../projector/rollup.repository.js';
import { projections } from '../tables/index.js';
import { derivedTables } from './digest.repository.js';

/** What a rebuild fills, what it swaps, and what it reads. */
export interface RebuildPlan {
  /** In the order in which they are told of. */
  swapped: readonly string[];
  /** With them, what sums are computed from, and what tells whose session it was, should somebody be erased meanwhile. */
  filled: ReadonlySet<string>;
  topics: readonly Topic[];
  /** Undefined for all. */
  types: readonly string[] | undefined;
}

/** No such table; the message lists those there are. */
export class UnknownTable extends Error {
  readonly code = 'unknown_table';

  constructor(unknown: readonly string[]) {
    const which =
      unknown.length === 1 ? `There is no table ${unknown[0]}` : `There are no tables ${unknown.join(', ')}`;
    super(`${which}. The tables that follow from the log are: ${[...derivedTables].sort().join(', ')}.`);
    this.name = 'UnknownTable';
  }
}

const EVERY_TOPIC: readonly Topic[] = Object.values(topics);
const ERASED = ['erased_people', 'forgotten_cases', 'erased_sessions'];
const OF_SESSIONS = ['sessions', 'cases'];
const byTable = new Map(projections.map((projection) => [projection.table, projection]));

/** Throws UnknownTable. */
export function planRebuild(tables: readonly string[] | 'all'): RebuildPlan {
  if (tables === 'all')
    return { swapped: derivedTables, filled: new Set(derivedTables), topics: EVERY_TOPIC, types: undefined };
  const unknown = tables.filter((table) => !derivedTables.includes(table));
  if (unknown.length > 0) throw new UnknownTable(unknown);
  const swapped = derivedTables.filter((table) => tables.includes(table));
  const filled = new Set([...swapped, ...swapped.flatMap(needsOf), ...ERASED]);
  return { swapped, filled, topics: topicsOf(filled, swapped), types: typesOf(filled, swapped) };
}

function needsOf(table: string): readonly string[] {
  if (table === 'skill_months') return [...rollupReads, ...OF_SESSIONS];
  const erasedBy = byTable.get(table)?.erasedBy ?? 'session_id';
  return erasedBy === 'none' || erasedBy === 'person_id' ? [] : OF_SESSIONS;
}

/** Erasures are always read; heads are of every stream. */
function topicsOf(filled: ReadonlySet<string>, swapped: readonly string[]): readonly Topic[] {
  if (swapped.includes('stream_heads')) return EVERY_TOPIC;
  const read = [...filled].flatMap((table) => byTable.get(table)?.from.map(topicOf) ?? []);
  const needed = new Set<Topic | undefined>([topics.directory, topics.cases, ...read]);
  return EVERY_TOPIC.filter((topic) => needed.has(topic));
}

/**
 * What fills the tables, and what tells of erasures and of whose a session is. What cannot be projected, and of another
 * type, is a dead letter of the projector already, and so is what stands behind it.
 */
function typesOf(filled: ReadonlySet<string>, swapped: readonly string[]): readonly string[] | undefined {
  if (swapped.includes('stream_heads')) return undefined;
  const read = [...filled].flatMap((table) => byTable.get(table)?.from ?? []);
  return [...new Set([...read, 'repartee.sessions.v1.SessionStarted'])];
}

function topicOf(type: Projection['from'][number]): Topic | undefined {
  return eventType(type)?.topic;
}
