import type { KafkaClient } from '@repartee/kernel';
import type { ConsumerConfig, ProducerConfig } from 'kafkajs';

import type { Cluster } from '../broker/cluster.js';
import type { Faults } from '../faults/faults.js';
import type { Network } from '../faults/network.js';
import type { Life } from '../world/life.js';
import { Connection } from './connection.js';
import { ModelAdmin } from './model-admin.js';
import { ModelConsumer } from './model-consumer.js';
import { ModelProducer } from './model-producer.js';

export interface ModelClientParts {
  cluster: Cluster;
  network: Network;
  faults: Faults;
}

/** The kernel's client with the model in the library's place: what the kernel calls of the library is there, and no more. */
export function modelClient(parts: ModelClientParts, life: Life, nextMemberId: () => string): KafkaClient {
  const connection = () => new Connection(parts.network, life);
  const kafka = {
    producer: (config: ProducerConfig) => new ModelProducer({ ...parts, config, connection: connection() }),
    consumer: (config: ConsumerConfig) =>
      new ModelConsumer({ ...parts, config, connection: connection(), memberId: nextMemberId() }),
    admin: () => new ModelAdmin(parts.cluster, connection()),
  };
  return {
    kafka: kafka as unknown as KafkaClient['kafka'],
    clientId: life.name,
    onCluster: (name) => name,
    inProduct: (name) => name,
  };
}
