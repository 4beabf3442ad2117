/** Where one broker of a cluster listens, all on 127.0.0.1. */
export interface BrokerPorts {
  client: number;
  controller: number;
  /** The listener that is advertised as the proxy's port, so that every request of a client comes through it. */
  proxied?: { listener: number; proxy: number };
  secured?: number;
}

export interface BrokerSettings {
  node: number;
  ports: BrokerPorts;
  /** host:port of every broker's controller, by node. */
  voters: ReadonlyMap<number, string>;
  dataFolder: string;
  /** Silent for so long, a broker counts as away: milliseconds. */
  sessionTimeoutMs: number;
  /** Who may come in through the secured listener, and the file with the broker's certificate and key. */
  security?: { username: string; password: string; keyStore: string; keyStorePassword: string };
}

/** server.properties of a small broker that answers soon: short sessions, few internal partitions, little memory. */
export function serverProperties(settings: BrokerSettings): string {
  const { node, ports, voters, dataFolder, sessionTimeoutMs } = settings;
  const listeners = listenersOf(ports);
  const replicas = Math.min(3, voters.size);
  const inSync = replicas === 3 ? 2 : 1;
  const lines = {
    'process.roles': 'broker,controller',
    'node.id': node,
    listeners: [...listeners.map(({ name, port }) => `${name}://127.0.0.1:${port}`), `CONTROLLER://127.0.0.1:${ports.controller}`].join(','), // prettier-ignore
    'advertised.listeners': listeners.map(({ name, advertised }) => `${name}://127.0.0.1:${advertised}`).join(','),
    'listener.security.protocol.map': [...listeners.map(({ name, protocol }) => `${name}:${protocol}`), 'CONTROLLER:PLAINTEXT'].join(','), // prettier-ignore
    'inter.broker.listener.name': 'DIRECT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': [...voters].map(([voter, address]) => `${voter}@${address}`).join(','),
    'log.dirs': dataFolder,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 500,
    'broker.session.timeout.ms': sessionTimeoutMs,
    'broker.heartbeat.interval.ms': 300,
    'controller.quorum.election.timeout.ms': 500,
    'controller.quorum.fetch.timeout.ms': 1000,
    'log.cleaner.dedupe.buffer.size': 2_097_152,
    ...securityOf(settings),
  };
  return Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

export const LOG_SETTINGS = `
status=error
appender.c.type=Console
appender.c.name=C
appender.c.layout.type=PatternLayout
appender.c.layout.pattern=%d{ISO8601} %p %m (%c{1})%n
rootLogger.level=warn
rootLogger.appenderRef.c.ref=C
`;

function listenersOf({ client, proxied, secured }: BrokerPorts) {
  return [
    { name: 'DIRECT', protocol: 'PLAINTEXT', port: client, advertised: client },
    ...(proxied ? [{ name: 'PROXIED', protocol: 'PLAINTEXT', port: proxied.listener, advertised: proxied.proxy }] : []),
    ...(secured === undefined ? [] : [{ name: 'SECURED', protocol: 'SASL_SSL', port: secured, advertised: secured }]),
  ];
}

function securityOf({ security }: BrokerSettings): Record<string, string> {
  if (!security) return {};
  const { username, password, keyStore, keyStorePassword } = security;
  return {
    'sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.secured.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required user_${username}="${password}";`,
    'listener.name.secured.ssl.keystore.type': 'PKCS12',
    'listener.name.secured.ssl.keystore.location': keyStore,
    'listener.name.secured.ssl.keystore.password': keyStorePassword,
  };
}
