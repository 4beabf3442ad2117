import type { Sqlite, Statement } from '../sqlite/sqlite.js';
import { first } from '../sqlite/sqlite.js';
import type { EventRow } from './event-row.js';

/** As many events as fit into one value of SQLite's (10^9 bytes), though each were the largest there can be (4 MiB). */
const ROWS_A_VALUE = 200;

type PackedRow = [
  ...envelope: [
    sequence: number,
    topic: string,
    stream: string,
    version: number,
    id: string,
    type: string,
    schemaVersion: number,
    occurredAt: number,
    organisation: string,
    correlationId: string,
    causationId: string,
    actorKind: EventRow['actor_kind'],
    actorId: string,
  ],
  length: number,
];

/** Rows behind a place up to another, at most so many: of all topics and types, of some topics, or of some types. */
export interface RowsAsked {
  after: number;
  through: number;
  limit: number;
  topics?: readonly string[];
  types?: readonly string[];
}

/** Rows as SQLite hands them over: what stands beside the data as JSON, and the data of all one behind the other. */
export interface PackedRows {
  /** Null where there is no row, as `last` is. */
  data: Uint8Array | null;
  rows: string;
  count: number;
  /** The place of the last one. */
  last: number | null;
}

/** The rows of a journal, many of them as one value: column by column out of the library, a row costs twice the time. */
export class JournalRows {
  private readonly all: Statement;
  private readonly ofTopics: Statement;
  private readonly ofTypes: Statement;

  constructor(db: Sqlite) {
    this.all = packing(db, 'true');
    this.ofTopics = packing(db, 'topic IN (SELECT value FROM json_each(?))');
    this.ofTypes = packing(db, 'type IN (SELECT value FROM json_each(?))');
  }

  /** In order. */
  read(asked: RowsAsked): EventRow[] {
    const rows: EventRow[] = [];
    for (const packed of this.pack(asked)) for (const row of unpack(packed)) rows.push(row);
    return rows;
  }

  /** In order, to be unpacked elsewhere or later. */
  *pack({ after, through, limit, topics, types }: RowsAsked): Generator<PackedRows> {
    const { statement, parameters } = this.choose(topics, types);
    let behind = after;
    for (let left = limit; left > 0; left -= ROWS_A_VALUE) {
      const most = Math.min(left, ROWS_A_VALUE);
      const packed = first<PackedRows>(statement, behind, through, ...parameters, most);
      if (!packed || packed.last === null) return;
      yield packed;
      if (packed.count < most) return;
      behind = packed.last;
    }
  }

  private choose(topics?: readonly string[], types?: readonly string[]) {
    if (types) return { statement: this.ofTypes, parameters: [JSON.stringify(types)] };
    return topics
      ? { statement: this.ofTopics, parameters: [JSON.stringify(topics)] }
      : { statement: this.all, parameters: [] };
  }
}

/** `where` has one parameter at most, with a place in the journal before it and one at its end. */
function packing(db: Sqlite, where: string): Statement {
  return db.prepare(`
    SELECT CAST(group_concat(CAST(data AS TEXT), '') AS BLOB) AS data,
      json_group_array(json_array(sequence, topic, stream, version, id, type, schema_version, occurred_at,
        organisation, correlation_id, causation_id, actor_kind, actor_id, length(data))) AS rows,
      count(*) AS count, max(sequence) AS last
    FROM (SELECT * FROM events WHERE sequence > ? AND sequence <= ? AND ${where} ORDER BY sequence LIMIT ?)`);
}

/** In order. */
export function unpack({ rows, data }: PackedRows): EventRow[] {
  const bytes = data ?? new Uint8Array();
  let at = 0;
  return (JSON.parse(rows) as PackedRow[]).map((row) => ({
    sequence: row[0],
    topic: row[1],
    stream: row[2],
    version: row[3],
    id: row[4],
    type: row[5],
    schema_version: row[6],
    occurred_at: row[7],
    organisation: row[8],
    correlation_id: row[9],
    causation_id: row[10],
    actor_kind: row[11],
    actor_id: row[12],
    data: bytes.subarray(at, (at += row[13])),
  }));
}
