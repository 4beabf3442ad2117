import type { Message } from '@bufbuild/protobuf';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import type { Actor, NewEvent, RecordedEvent } from '@repartee/proto';
import { eventType } from '@repartee/proto';

import type { StoredBytes } from '../sqlite/sqlite.js';
import { bytesOf } from '../sqlite/sqlite.js';
import type { Append, JournalEntry, UndecodableEvent } from './journal.js';
import { MAX_EVENT_BYTES } from './journal.js';
import { EventTooLarge } from './journal-errors.js';

/** The one partition of a journal that is read as a log. */
export const JOURNAL_PARTITION = 'journal';

/** An event as it is stored; `data` is its Protocol Buffers encoding. */
export interface EventRow {
  sequence: number;
  topic: string;
  stream: string;
  version: number;
  id: string;
  type: string;
  schema_version: number;
  occurred_at: number;
  organisation: string;
  correlation_id: string;
  causation_id: string;
  actor_kind: Actor['kind'];
  actor_id: string;
  data: StoredBytes;
}

/** A row that has no place in the journal and in its stream yet. */
export type UnplacedRow = Omit<EventRow, 'sequence' | 'version'>;

/** Encodes an event for its stream. Throws where this release does not know the event's type, and EventTooLarge. */
export function toRow(append: Append, event: NewEvent): UnplacedRow {
  const type = eventType(event.data.$typeName);
  if (!type) throw new Error(`Event type not in the catalogue: ${event.data.$typeName}`);
  const bytes = toBinary(type.schema, event.data);
  if (bytes.byteLength > MAX_EVENT_BYTES) throw new EventTooLarge(event.data.$typeName, bytes.byteLength);
  return {
    topic: type.topic,
    stream: append.stream,
    id: event.id,
    type: event.data.$typeName,
    schema_version: type.schemaVersion,
    occurred_at: event.occurredAt,
    organisation: append.organisation,
    correlation_id: append.correlationId,
    causation_id: append.causationId,
    actor_kind: append.actor.kind,
    actor_id: append.actor.id,
    data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}

/** Decodes a row, or says why this release cannot. `partition`: of the log that it was read from. */
export function toEntry(row: EventRow, partition = JOURNAL_PARTITION): JournalEntry {
  const { sequence } = row;
  const type = eventType(row.type);
  if (!type) return undecodable(row, 'unknown_type');
  if (row.schema_version > type.schemaVersion) return undecodable(row, 'unknown_version');
  try {
    return { kind: 'event', sequence, event: recorded(row, fromBinary(type.schema, bytesOf(row.data)), partition) };
  } catch {
    return undecodable(row, 'bad_bytes');
  }
}

function recorded(row: EventRow, data: Message, partition: string): RecordedEvent {
  return {
    data,
    place: { partition, offset: row.sequence },
    id: row.id,
    type: row.type,
    schemaVersion: row.schema_version,
    topic: row.topic,
    stream: row.stream,
    version: row.version,
    occurredAt: row.occurred_at,
    organisation: row.organisation,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    actor: { kind: row.actor_kind, id: row.actor_id },
  };
}

export function undecodable(row: EventRow, reason: UndecodableEvent['reason']): JournalEntry {
  const { id, type, topic, stream, version, organisation, sequence } = row;
  const envelope = { id, type, schemaVersion: row.schema_version, topic, stream, version, organisation };
  const event = { ...envelope, data: bytesOf(row.data), reason };
  return { kind: 'undecodable', sequence, event };
}
