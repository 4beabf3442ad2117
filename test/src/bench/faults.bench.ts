import { brokersKilled } from '../broker-kills/broker-kills.js';
import { LogStage } from '../log-faults/log-stage.js';
import { poisonEvents } from '../log-faults/poison.js';
import type { Effort, LogOutcome, LogTrial } from '../log-faults/trials.js';
import {
  clickhouseRestarted,
  kafkaAway,
  lostInsertResponses,
  lostProduceResponses,
  oneLearnersSlice,
  twoProjectorsOnePartition,
} from '../log-faults/trials.js';
import type { Measure } from './measure.js';
import { atLeast, atMost, round } from './measure.js';

const MINUTE = 60_000;

/** The long forms of what the suite does for seconds, and a broker killed under the services themselves. */
const longTrials: Record<string, () => Promise<LogOutcome>> = {
  'produce-responses': onLog(lostProduceResponses, { times: 20, lastsMs: 0 }),
  'insert-responses': onLog(lostInsertResponses, { times: 40, lastsMs: 0 }),
  'clickhouse-restart': onLog(clickhouseRestarted, { times: 10, lastsMs: 0 }),
  'two-projectors': onLog(twoProjectorsOnePartition, { times: 1, lastsMs: MINUTE }),
  'one-slice': onLog(oneLearnersSlice, { times: 1, lastsMs: MINUTE }),
  'kafka-away': onLog(kafkaAway, { times: 1, lastsMs: 10 * MINUTE }),
  'broker-killed': () => brokersKilled({ times: 3, lastsMs: 20_000 }),
  poison: onLog(poisonEvents, { times: 1, lastsMs: 0 }),
};

export const faultNames: readonly string[] = Object.keys(longTrials);

function onLog(trial: LogTrial, effort: Effort): () => Promise<LogOutcome> {
  return async () => {
    const stage = await LogStage.start();
    try {
      return await trial(stage, effort);
    } finally {
      await stage.stop();
    }
  };
}

/** One of them, or all; each measure is told of as it is known, and what went wrong in words. Answers whether all held. */
export async function benchFaults(
  name: string | undefined,
  { onMeasured, say }: { onMeasured: (measures: readonly Measure[]) => void; say: (line: string) => void },
): Promise<boolean> {
  const chosen = Object.entries(longTrials).filter(([one]) => name === undefined || one === name);
  if (chosen.length === 0) throw new RangeError(`There is no fault ${name}. There are: ${faultNames.join(', ')}.`);
  let hasHeld = true;
  for (const [one, trial] of chosen) {
    const { events, differing, counts, remarks = [] } = await trial();
    [...differing, ...remarks].forEach(say);
    const named = (what: string) => `fault_${one.replaceAll('-', '_')}_${what}`;
    const measures = [
      { measure: named('events'), value: events, unit: 'events' },
      atMost({ measure: named('tables_different'), value: differing.length, unit: 'tables', goal: 0 }),
      ...Object.entries(counts).map(([what, value]) => measureOf(named(what), what, round(value, 1))),
    ];
    onMeasured(measures);
    hasHeld &&= measures.every((measure: Measure) => measure.ok !== false);
  }
  return hasHeld;
}

function measureOf(measure: string, what: string, value: number): Measure {
  const unit = what.endsWith('_ms') ? 'ms' : '';
  switch (what) {
    case 'acknowledged_p95_ms':
      return atMost({ measure, value, unit, goal: 250 });
    case 'drained_ms':
      return atMost({ measure, value, unit, goal: 60_000 });
    case 'recovered_ms':
      return atMost({ measure, value, unit, goal: 5000 });
    case 'misplaced_streams':
      return atMost({ measure, value, unit: 'streams', goal: 0 });
    case 'turns_acknowledged':
    case 'turns_during':
      return atLeast({ measure, value, unit: 'turns', goal: 1 });
    case 'turns_refused':
    case 'turns_lost':
    case 'turns_doubled':
    case 'turns_lost_in_tables':
    case 'turns_doubled_in_tables':
    case 'turns_misplaced':
      return atMost({ measure, value, unit: 'turns', goal: 0 });
    case 'stored_by_each':
      return atLeast({ measure, value, unit: 'events', goal: 1 });
    case 'answers_lost':
      return atLeast({ measure, value, unit: 'answers', goal: 1 });
    default:
      return { measure, value, unit };
  }
}
