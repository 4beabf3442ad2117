import { readFileSync } from 'node:fs';

import { z } from 'zod';

import type { KafkaSource, TopicLayout } from '../kafka/kafka-source.js';
import { saslMechanisms } from '../kafka/kafka-source.js';
import { ConfigError } from './load-config.js';

const ADDRESS = /^[^\s:,/]+:\d{1,5}$/;

const brokers = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .refine((addresses) => addresses.every((address) => ADDRESS.test(address)), {
    error: 'it lists brokers as host:port, with commas between them',
  });

const yesOrNo = z
  .enum(['true', 'false'], { error: 'it is true or false' })
  .default('false')
  .transform((text) => text === 'true');

/** Where Kafka is, and how one comes in; there is none where KAFKA_BROKERS is not set, and the journal is read directly. */
export const kafkaVariables = {
  KAFKA_BROKERS: brokers.optional(),
  /** Stands before the names of topics and groups, where several installations share a cluster. */
  KAFKA_PREFIX: z
    .string()
    .regex(/^[\w.-]*$/, 'letters, digits, dots, dashes and underscores')
    .default(''),
  KAFKA_TLS: yesOrNo,
  /** Files in PEM: whom to trust, where the machine does not, and who we are, where brokers ask for it. */
  KAFKA_TLS_CA: z.string().optional(),
  KAFKA_TLS_CERT: z.string().optional(),
  KAFKA_TLS_KEY: z.string().optional(),
  KAFKA_SASL_MECHANISM: z.enum(saslMechanisms, { error: `it is one of ${saslMechanisms.join(', ')}` }).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  /** Of topics that are made; those that are there stay as they are. */
  KAFKA_PARTITIONS: z.coerce.number('a number').int().min(1).max(1000).default(12),
  /** Unset: three where there are three brokers, else one. */
  KAFKA_REPLICATION: z.coerce.number('a number').int().min(1).max(9).optional(),
} as const;

type KafkaVariables = z.output<z.ZodObject<typeof kafkaVariables>>;

/** The cluster those variables name, or undefined. Throws ConfigError where they do not go together. */
export function kafkaSource(variables: KafkaVariables): KafkaSource | undefined {
  const { KAFKA_BROKERS: addresses, KAFKA_PREFIX: prefix } = variables;
  if (addresses === undefined) return undefined;
  const wrong = [...wrongTls(variables), ...wrongSasl(variables)];
  if (wrong.length > 0) throw new ConfigError(wrong);
  const tls = tlsOf(variables);
  const sasl = saslOf(variables);
  return { brokers: addresses, prefix, ...(tls && { tls }), ...(sasl && { sasl }) };
}

/** How topics are laid out that have to be made. */
export function topicLayout({
  KAFKA_PARTITIONS: partitions,
  KAFKA_REPLICATION: replication,
}: KafkaVariables): TopicLayout {
  return { partitions, ...(replication !== undefined && { replication }) };
}

function wrongTls({ KAFKA_TLS, KAFKA_TLS_CA, KAFKA_TLS_CERT, KAFKA_TLS_KEY }: KafkaVariables): string[] {
  const files = { KAFKA_TLS_CA, KAFKA_TLS_CERT, KAFKA_TLS_KEY };
  const set = Object.entries(files).find(([, file]) => file !== undefined);
  return [
    ...(set && !KAFKA_TLS ? [`${set[0]} is set but KAFKA_TLS is not true.`] : []),
    ...((KAFKA_TLS_CERT === undefined) === (KAFKA_TLS_KEY === undefined)
      ? []
      : ['KAFKA_TLS_CERT and KAFKA_TLS_KEY go together: set both or none.']),
  ];
}

function wrongSasl({ KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD }: KafkaVariables): string[] {
  const set = [KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD].filter((value) => value !== undefined);
  return set.length === 0 || set.length === 3
    ? []
    : ['KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD go together: set all three or none.'];
}

function tlsOf({ KAFKA_TLS, KAFKA_TLS_CA, KAFKA_TLS_CERT, KAFKA_TLS_KEY }: KafkaVariables): KafkaSource['tls'] {
  if (!KAFKA_TLS) return undefined;
  return {
    ...(KAFKA_TLS_CA !== undefined && { ca: read('KAFKA_TLS_CA', KAFKA_TLS_CA) }),
    ...(KAFKA_TLS_CERT !== undefined && { cert: read('KAFKA_TLS_CERT', KAFKA_TLS_CERT) }),
    ...(KAFKA_TLS_KEY !== undefined && { key: read('KAFKA_TLS_KEY', KAFKA_TLS_KEY) }),
  };
}

function saslOf(variables: KafkaVariables): KafkaSource['sasl'] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = variables;
  return mechanism && username !== undefined && password !== undefined ? { mechanism, username, password } : undefined;
}

function read(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`${variable}=${path} cannot be read: ${reason}.`]);
  }
}
