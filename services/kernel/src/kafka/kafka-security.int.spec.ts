import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { topics } from '@repartee/proto';
import { writeFileSync } from 'node:fs';
import { z } from 'zod';

import { kafkaSource, kafkaVariables } from '../config/kafka-variables.js';
import { loadConfig } from '../config/load-config.js';
import { createTestAppend, createTestFolder } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { PinoLog } from '../telemetry/log.js';
import { readTopic, testClock, testRandomness } from './kafka.fixtures.js';
import type { KafkaClient } from './kafka-client.js';
import { createKafkaClient } from './kafka-client.js';
import { SqliteOutbox } from './outbox.js';
import { Relay } from './relay.js';
import { ensureTopics } from './topics.js';

describe('brokers that ask for TLS and a password', () => {
  let brokers: Brokers;
  let folder: ReturnType<typeof createTestFolder>;

  beforeAll(async () => {
    brokers = await Brokers.start({ secured: true });
    folder = createTestFolder();
  }, 120_000);

  afterAll(async () => {
    folder.remove();
    await brokers.stop();
  });

  function clientWith(password: string): KafkaClient {
    const ca = folder.file('ca.pem');
    writeFileSync(ca, brokers.security?.certificate ?? '');
    const source = kafkaSource(
      loadConfig(z.object(kafkaVariables), {
        KAFKA_BROKERS: brokers.securedAddresses.join(','),
        KAFKA_TLS: 'true',
        KAFKA_TLS_CA: ca,
        KAFKA_SASL_MECHANISM: 'plain',
        KAFKA_SASL_USERNAME: brokers.security?.username,
        KAFKA_SASL_PASSWORD: password,
      }),
    );
    if (!source) throw new Error('no brokers');
    return createKafkaClient({ source, clientId: 'test', log: new PinoLog({ service: 'test', level: 'silent' }) });
  }

  async function relay(client: KafkaClient, withinMs: number) {
    const path = folder.file(`${client.clientId}-${testClock.now()}.sqlite`);
    const journal = SqliteJournal.open(path);
    const outbox = SqliteOutbox.open(path);
    await journal.append(createTestAppend('red', ['a']));
    const one = new Relay({ client, outbox, clock: testClock, randomness: testRandomness });
    one.start();
    const isRelayed = await one.relayed(withinMs);
    const status = one.status();
    await one.stop(0);
    outbox.close();
    await journal.close();
    return { isRelayed, status };
  }

  it('take events from who is known', async () => {
    const client = clientWith(brokers.security?.password ?? '');
    await ensureTopics({ client, names: [topics.directory], partitions: 1 });

    expect(await relay(client, 20_000)).toMatchObject({ isRelayed: true });
    expect(await readTopic(client, topics.directory)).toHaveLength(1);
  });

  it('refuse a wrong password, which the relay says and the journal bears', async () => {
    expect(await relay(clientWith('wrong'), 2000)).toMatchObject({
      isRelayed: false,
      status: { status: 'retrying', code: 'kafka_refuses' },
    });
  });
});
