import type { Message } from '@bufbuild/protobuf';

/** Who caused an event: a person's id, or the name of the part of the product that acts by itself. */
export type Actor = { kind: 'person'; id: string } | { kind: 'system'; id: string };

/**
 * What travels with every event, in the journal as columns, on Kafka as CloudEvents headers.
 * `version` counts from 1 within the stream, without gaps; `occurredAt` is UTC in milliseconds since 1970.
 */
export interface Envelope {
  id: string;
  type: string;
  schemaVersion: number;
  stream: string;
  version: number;
  occurredAt: number;
  organisation: string;
  correlationId: string;
  causationId: string;
  actor: Actor;
}

/** Where an event stands in a log: a partition as positions name it, and the place in it. */
export interface LogPlace {
  partition: string;
  offset: number;
}

/** An event as the journal and the feed hand it out; `data.$typeName` equals `type`. */
export interface RecordedEvent<Data extends Message = Message> extends Envelope {
  topic: string;
  data: Data;
  /** In the log that it was read from: where Kafka carries the journals, Kafka's. */
  place?: LogPlace;
}

/** An event on its way into the journal, which adds its stream, version and organisation. */
export interface NewEvent<Data extends Message = Message> {
  id: string;
  occurredAt: number;
  data: Data;
}
