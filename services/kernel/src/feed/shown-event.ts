import type { JsonValue } from '@bufbuild/protobuf';
import { fromBinary, toJson } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { eventType } from '@repartee/proto';

import type { JournalEntry, UndecodableEvent } from '../journal/journal.js';

/** The form of one field whose meaning nobody here knows: never what it holds, which may be about a person. */
export interface FieldShape {
  field: number;
  wire: string;
  bytes: number;
}

/** An event for people to look at, as far as this release can read it; what is sealed stays so. */
export type ShownEvent =
  | { as: 'event'; data: JsonValue }
  /** Of a newer schema: what this release knows of it. */
  | { as: 'older_schema'; schemaVersion: number; data: JsonValue; reason: string }
  /** Unknown, or damaged: `rest` bytes at the end are no field. */
  | { as: 'fields'; fields: FieldShape[]; rest: number; reason: string };

const MOST_FIELDS = 50;

export function showEntry(entry: JournalEntry): ShownEvent {
  if (entry.kind === 'undecodable') return showUndecodable(entry.event);
  const { data } = entry.event;
  const schema = eventType(entry.event.type)?.schema;
  return { as: 'event', data: schema ? withoutSealed(toJson(schema, data)) : {} };
}

function showUndecodable({ type, data, schemaVersion, reason }: UndecodableEvent): ShownEvent {
  const schema = reason === 'unknown_version' ? eventType(type)?.schema : undefined;
  try {
    if (schema)
      return {
        as: 'older_schema',
        schemaVersion,
        data: withoutSealed(toJson(schema, fromBinary(schema, data))),
        reason,
      };
  } catch {
    // Its fields have changed their form too.
  }
  return { as: 'fields', ...shapesOf(data), reason };
}

/** A Sealed is the one message with a ciphertext; how much of it there is says enough. */
function withoutSealed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutSealed);
  if (value === null || typeof value !== 'object') return value;
  if ('ciphertext' in value) return { sealed: true };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutSealed(part)]));
}

function shapesOf(data: Uint8Array): { fields: FieldShape[]; rest: number } {
  const reader = new BinaryReader(data);
  const fields: FieldShape[] = [];
  let read = 0;
  try {
    while (reader.pos < reader.len && fields.length < MOST_FIELDS) {
      const [field, wire] = reader.tag();
      const from = reader.pos;
      reader.skip(wire, field);
      fields.push({ field, wire: WireType[wire], bytes: reader.pos - from });
      read = reader.pos;
    }
  } catch {
    // From here on it is no protobuf.
  }
  return { fields, rest: data.byteLength - read };
}
