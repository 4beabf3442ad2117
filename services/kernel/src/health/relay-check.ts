import type { Relay } from '../kafka/relay.js';
import type { Clock } from '../ports/clock.js';
import type { HealthCheck } from './health.js';

/**
 * Live while the relay moves, has nothing to do, or waits for Kafka: a new start would not bring that back. One that
 * fails by itself for so long is not.
 */
export function relayCheck(relay: Relay, clock: Clock, stillMs = 60_000): HealthCheck {
  let seen: { acknowledged: number; at: number } | undefined;
  return {
    name: 'relay',
    check: () => {
      const [status, lag, acknowledged] = [relay.status(), relay.lag(), relay.acknowledged()];
      if (lag === 0) {
        seen = undefined;
        return undefined;
      }
      if (seen?.acknowledged !== acknowledged || status.status === 'retrying') seen = { acknowledged, at: clock.now() };
      const still = clock.now() - seen.at;
      if (still <= stillMs) return undefined;
      const why = 'code' in status ? `: ${status.code}` : '';
      return `has not moved for ${Math.round(still / 1000)} s, with ${lag} to send${why}`;
    },
  };
}

/** Ready unless something is wrong with the relay itself: while Kafka is away, conversations go on. */
export function relayReadiness(relay: Relay): HealthCheck {
  return {
    name: 'relay',
    check: () => {
      const status = relay.status();
      return status.status === 'failing' ? `failing: ${status.code}` : undefined;
    },
  };
}
