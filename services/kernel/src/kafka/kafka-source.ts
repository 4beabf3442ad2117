/** Where Kafka is, and how one comes in. */
export interface KafkaSource {
  /** host:port of some of the brokers; the others are found through these. */
  brokers: readonly string[];
  /** Stands before the names of topics and groups, where several installations share a cluster; default none. */
  prefix?: string;
  /** Encrypted connections; `ca`, `cert` and `key` are PEM. Without `ca` the machine's certificates are trusted. */
  tls?: { ca?: string; cert?: string; key?: string };
  sasl?: { mechanism: SaslMechanism; username: string; password: string };
}

export const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

export type SaslMechanism = (typeof saslMechanisms)[number];

/** How the topics are laid out when they are made. */
export interface TopicLayout {
  /** Default 12. It stands for good: another number would move streams between partitions. */
  partitions?: number;
  /** Default 3 where there are three brokers, else 1. */
  replication?: number;
}
