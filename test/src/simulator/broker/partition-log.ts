import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** What a producer sends to one partition; the numbers are those of an idempotent producer. */
export interface ProducedBatch {
  messages: readonly Message[];
  producer?: { id: number; firstSequence: number };
}

export type Appended = { baseOffset: number } | { refused: 'OUT_OF_ORDER_SEQUENCE_NUMBER' };

interface KnownBatch {
  firstSequence: number;
  lastSequence: number;
  baseOffset: number;
}

/** A broker remembers so many batches of each producer (Kafka's ProducerStateEntry). */
const REMEMBERED = 5;

/**
 * One partition. Of an idempotent producer it takes the batch whose numbers follow the last one's; one with exactly the
 * numbers of a batch it remembers is acknowledged as that batch, whatever is in it; any other is refused. (Kafka's
 * ProducerAppendInfo; a producer of which nothing is known may begin with any number.)
 */
export class PartitionLog {
  /** As they come back from a broker: the same ones to every reader, because nobody changes what was fetched. */
  readonly records: KafkaMessage[] = [];
  leader = 0;
  private readonly producers = new Map<number, KnownBatch[]>();

  get high(): number {
    return this.records.length;
  }

  append({ messages, producer }: ProducedBatch): Appended {
    if (!producer) return { baseOffset: this.write(messages) };
    const known = this.producers.get(producer.id) ?? [];
    const { firstSequence } = producer;
    const lastSequence = firstSequence + messages.length - 1;
    const same = known.find((batch) => batch.firstSequence === firstSequence && batch.lastSequence === lastSequence);
    if (same) return { baseOffset: same.baseOffset };
    const last = known.at(-1);
    if (last && last.lastSequence + 1 !== firstSequence) return { refused: 'OUT_OF_ORDER_SEQUENCE_NUMBER' };
    const baseOffset = this.write(messages);
    this.producers.set(producer.id, [...known, { firstSequence, lastSequence, baseOffset }].slice(-REMEMBERED));
    return { baseOffset };
  }

  private write(messages: readonly Message[]): number {
    const baseOffset = this.records.length;
    for (const message of messages) this.records.push(stored(message, this.records.length));
    return baseOffset;
  }
}

/** Key and headers as bytes. */
function stored({ key = null, value, headers: given = {} }: Message, offset: number): KafkaMessage {
  const headers: IHeaders = {};
  for (const [name, text] of Object.entries(given)) headers[name] = Buffer.from(String(text));
  return {
    ...{ offset: String(offset), headers, timestamp: '0', attributes: 0 },
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
  };
}
