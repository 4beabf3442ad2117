import { resolve } from 'node:path';

import { z } from 'zod';

import { kafkaSource, kafkaVariables, topicLayout } from '../config/kafka-variables.js';
import type { Environment } from '../config/load-config.js';
import { ConfigError, loadConfig } from '../config/load-config.js';
import type { KafkaSource, TopicLayout } from '../kafka/kafka-source.js';

export const kafkaCommandVariables = z.object({
  ...kafkaVariables,
  /** Set by npm: where the command was typed. */
  INIT_CWD: z.string().default('.'),
});

export interface KafkaCommandConfig {
  kafka: KafkaSource;
  layout: TopicLayout;
  /** Paths among a command's arguments start there. */
  workingFolder: string;
}

/** What a command needs that works on Kafka. Throws ConfigError with a sentence for each value that cannot be used. */
export function kafkaCommandConfig(environment: Environment = process.env): KafkaCommandConfig {
  const read = loadConfig(kafkaCommandVariables, environment);
  const kafka = kafkaSource(read);
  if (!kafka) throw new ConfigError(['KAFKA_BROKERS is not set: list the brokers as host:port, with commas between.']);
  return { kafka, layout: topicLayout(read), workingFolder: resolve(read.INIT_CWD) };
}
