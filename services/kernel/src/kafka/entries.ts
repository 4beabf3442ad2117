import type { KafkaMessage } from 'kafkajs';

import { toEntry, undecodable } from '../journal/event-row.js';
import type { JournalEntry } from '../journal/journal.js';
import { MAX_EVENT_BYTES } from '../journal/journal.js';
import { fromMessage } from './cloud-events.js';

/** Makes an entry of a message; `topic` as the product names it. */
export type Decode = (topic: string, partition: string, message: KafkaMessage) => JournalEntry;

/** Decodes a message, or says why this release cannot; whatever lies in a topic, it never throws. */
export const decode: Decode = (topic, partition, message) => {
  const row = fromMessage(topic, message);
  if (!row) return notAnEvent(topic, partition, message);
  return (message.value?.byteLength ?? 0) > MAX_EVENT_BYTES ? undecodable(row, 'too_large') : toEntry(row, partition);
};

/** Nobody knows the stream of what has no envelope: it is one by itself, and holds up nobody else. */
function notAnEvent(topic: string, partition: string, message: KafkaMessage): JournalEntry {
  const place = `${partition}@${message.offset}`;
  return {
    kind: 'undecodable',
    sequence: Number(message.offset),
    event: { id: place, type: '', schemaVersion: 0, topic, stream: place, version: 1, organisation: '', data: message.value ?? new Uint8Array(), reason: 'not_an_event' }, // prettier-ignore
  };
}
