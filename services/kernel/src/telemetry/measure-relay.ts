import type { Relay } from '../kafka/relay.js';
import type { Metrics } from './metrics.js';

/** How far Kafka is behind the journal, whether it is there, and whether the relay is well. */
export function measureRelay(metrics: Metrics, relay: Relay): void {
  metrics.gauge(
    { name: 'repartee_relay_lag_events', help: 'Events of the journal that Kafka has not acknowledged' },
    (gauge) => gauge.set(relay.lag()),
  );
  metrics.gauge(
    { name: 'repartee_relay_failing', help: '1 while the relay tries again after an error that is not of Kafka' },
    (gauge) => gauge.set(relay.status().status === 'failing' ? 1 : 0),
  );
  metrics.gauge({ name: 'repartee_relay_waiting', help: '1 while the relay tries again to reach Kafka' }, (gauge) =>
    gauge.set(relay.status().status === 'retrying' ? 1 : 0),
  );
}
