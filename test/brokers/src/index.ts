export * from './brokers.js';
export type { Broker } from './broker.js';
export * from './fault-proxy.js';
export { freePorts } from './free-ports.js';
export { spawnWithLifeline } from './lifeline.js';
export { BrokerToolMissing } from './jars.js';
export type { Security } from './security.js';
export { Postgres } from './postgres.js';
export { installDebianPackages } from './debian-packages.js';
