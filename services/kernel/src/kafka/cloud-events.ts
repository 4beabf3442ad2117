import type { Actor } from '@repartee/proto';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

import type { EventRow } from '../journal/event-row.js';
import { bytesOf } from '../sqlite/sqlite.js';

/** What travels: an event without its place in a journal. */
export type TravellingEvent = Omit<EventRow, 'sequence'>;

const CONTENT_TYPE = 'application/protobuf';

/**
 * An event as a message in CloudEvents' binary mode (CloudEvents 1.0, Kafka protocol binding): the data as it is, the
 * envelope as headers. What CloudEvents has no attribute for is an extension.
 */
export function toMessage(event: TravellingEvent): Message {
  const data = bytesOf(event.data);
  const headers: IHeaders = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: sourceOf(event.topic),
    ce_subject: event.stream,
    ce_time: new Date(event.occurred_at).toISOString(),
    ce_streamversion: String(event.version),
    ce_schemaversion: String(event.schema_version),
    ce_organisation: event.organisation,
    ce_actorkind: event.actor_kind,
    ce_actorid: event.actor_id,
    'content-type': CONTENT_TYPE,
  };
  // An attribute of CloudEvents is never empty: it is there or it is not.
  if (event.correlation_id !== '') headers['ce_correlationid'] = event.correlation_id;
  if (event.causation_id !== '') headers['ce_causationid'] = event.causation_id;
  return { key: event.stream, value: Buffer.from(data.buffer, data.byteOffset, data.byteLength), headers };
}

/**
 * The event of a message, its place being the offset; or undefined where the message is not one of ours: something is
 * missing, or is no number.
 */
export function fromMessage(topic: string, message: KafkaMessage): EventRow | undefined {
  const { headers, value } = message;
  const stream = textOf(headers?.['ce_subject']);
  const id = textOf(headers?.['ce_id']);
  const type = textOf(headers?.['ce_type']);
  const version = wholeNumber(headers?.['ce_streamversion']);
  const schemaVersion = wholeNumber(headers?.['ce_schemaversion']);
  const occurredAt = Date.parse(textOf(headers?.['ce_time']));
  if (stream === '' || id === '' || type === '' || !version || !schemaVersion || Number.isNaN(occurredAt)) return;
  return {
    sequence: Number(message.offset),
    ...{ topic, stream, version, id, type },
    schema_version: schemaVersion,
    occurred_at: occurredAt,
    organisation: textOf(headers?.['ce_organisation']),
    correlation_id: textOf(headers?.['ce_correlationid']),
    causation_id: textOf(headers?.['ce_causationid']),
    actor_kind: actorKindOf(textOf(headers?.['ce_actorkind'])),
    actor_id: textOf(headers?.['ce_actorid']),
    data: value ?? new Uint8Array(),
  };
}

/** `repartee.sessions.v1` comes from `/repartee/sessions`: with the id it names an event the world over. */
function sourceOf(topic: string): string {
  return `/${topic.split('.').slice(0, -1).join('/')}`;
}

type Header = IHeaders[string];

function textOf(header: Header): string {
  const first = Array.isArray(header) ? header[0] : header;
  return first === undefined ? '' : first.toString();
}

function wholeNumber(header: Header): number | undefined {
  const text = textOf(header);
  return /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}

function actorKindOf(text: string): Actor['kind'] {
  return text === 'person' ? 'person' : 'system';
}
