import { percentile } from '../bench/measure.js';
import type { TimedTurn } from './talking.js';

/** How soon a learner is to be told that a turn is on record, whatever fails meanwhile: at the 95th percentile. */
export const ACKNOWLEDGED_WITHIN_MS = 250;

/** While something is away; on the clock of performance.now(). */
export interface Outage {
  from: number;
  to: number;
}

/** How long turns waited while something was away, and while nothing was, in milliseconds; and the load, in turns a second. */
export function waitsOf(turns: readonly TimedTurn[], outages: readonly Outage[]): Record<string, number> {
  const isDuring = ({ sentAt }: TimedTurn) => outages.some(({ from, to }) => sentAt >= from && sentAt < to);
  const waits = (those: readonly TimedTurn[]) => those.map(({ waitMs }) => waitMs);
  const during = waits(turns.filter(isDuring));
  const besides = waits(turns.filter((turn) => !isDuring(turn)));
  return {
    turns_per_s: turnsPerSecond(turns),
    turns_during: during.length,
    acknowledged_p50_ms: percentile(during, 0.5),
    acknowledged_p95_ms: percentile(during, 0.95),
    acknowledged_max_ms: Math.max(...during),
    longest_silence_ms: Math.max(...outages.map((outage) => silenceIn(turns, outage))),
    unhurt_p50_ms: percentile(besides, 0.5),
    unhurt_p95_ms: percentile(besides, 0.95),
  };
}

/** In words, where the load is too much for the machine as it is: then what fails on it says nothing. */
export function overloadIn({ unhurt_p95_ms: unhurt = 0 }: Record<string, number>): string[] {
  if (unhurt <= ACKNOWLEDGED_WITHIN_MS) return [];
  return [`This machine does not carry the load: with nothing away a turn takes ${Math.round(unhurt)} ms (p95).`];
}

function turnsPerSecond(turns: readonly TimedTurn[]): number {
  const sent = turns.map(({ sentAt }) => sentAt);
  return ((turns.length - 1) * 1000) / (Math.max(...sent) - Math.min(...sent));
}

/** The longest time within it in which nobody was told that a turn is on record. */
function silenceIn(turns: readonly TimedTurn[], { from, to }: Outage): number {
  const told = turns.map(({ sentAt, waitMs }) => sentAt + waitMs).filter((at) => at > from && at < to);
  const marks = [from, ...told.sort((a, b) => a - b), to];
  return Math.max(...marks.map((at, place) => at - (marks[place - 1] ?? at)));
}
