import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { kafkaSource, kafkaVariables, topicLayout } from './kafka-variables.js';
import type { Environment } from './load-config.js';
import { loadConfig } from './load-config.js';

const load = (environment: Environment) => loadConfig(z.object(kafkaVariables), environment);
const source = (environment: Environment) => kafkaSource(load(environment));

describe('where Kafka is', () => {
  it('is nowhere unless brokers are named', () => {
    expect(source({})).toBeUndefined();
    expect(source({ KAFKA_TLS: 'true' })).toBeUndefined();
  });

  it('is a list of brokers', () => {
    expect(source({ KAFKA_BROKERS: 'one:9092, two:9092', KAFKA_PREFIX: 'eu.' })).toEqual({
      brokers: ['one:9092', 'two:9092'],
      prefix: 'eu.',
    });
  });

  it('takes a password over an encrypted connection', () => {
    const sasl = { KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'ada', KAFKA_SASL_PASSWORD: 'pw' };
    expect(source({ KAFKA_BROKERS: 'one:9092', KAFKA_TLS: 'true', ...sasl })).toEqual({
      brokers: ['one:9092'],
      prefix: '',
      tls: {},
      sasl: { mechanism: 'scram-sha-512', username: 'ada', password: 'pw' },
    });
  });

  it.each([
    [
      { KAFKA_BROKERS: 'one' },
      'KAFKA_BROKERS=one is not valid: it lists brokers as host:port, with commas between them.',
    ],
    [{ KAFKA_BROKERS: 'one:1', KAFKA_TLS: 'yes' }, 'KAFKA_TLS=yes is not valid: it is true or false.'],
    [{ KAFKA_BROKERS: 'one:1', KAFKA_TLS_CA: 'ca.pem' }, 'KAFKA_TLS_CA is set but KAFKA_TLS is not true.'],
    [
      { KAFKA_BROKERS: 'one:1', KAFKA_TLS: 'true', KAFKA_TLS_CERT: 'me.pem' },
      'KAFKA_TLS_CERT and KAFKA_TLS_KEY go together: set both or none.',
    ],
    [
      { KAFKA_BROKERS: 'one:1', KAFKA_SASL_MECHANISM: 'plain' },
      'KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD go together: set all three or none.',
    ],
    [
      { KAFKA_BROKERS: 'one:1', KAFKA_TLS: 'true', KAFKA_TLS_CA: '/none.pem' },
      /^KAFKA_TLS_CA=\/none\.pem cannot be read: /,
    ],
  ])('says what is wrong with %j', (environment, sentence) => {
    expect(() => source(environment)).toThrow(sentence);
  });

  it('has topics of twelve partitions, on as many brokers as it has', () => {
    expect(topicLayout(load({}))).toEqual({ partitions: 12 });
    expect(topicLayout(load({ KAFKA_PARTITIONS: '6', KAFKA_REPLICATION: '2' }))).toEqual({
      partitions: 6,
      replication: 2,
    });
  });
});
