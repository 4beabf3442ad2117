import { LogStage } from '../log-faults/log-stage.js';
import { poisonEvents } from '../log-faults/poison.js';
import type { Effort, LogTrial } from '../log-faults/trials.js';
import {
  brokerKilled,
  clickhouseRestarted,
  kafkaAway,
  lostInsertResponses,
  lostProduceResponses,
  oneLearnersSlice,
  twoProjectorsOnePartition,
} from '../log-faults/trials.js';
import type { Measure } from './measure.js';
import { atLeast, atMost, round } from './measure.js';

interface LongTrial {
  trial: LogTrial;
  effort: Effort;
  brokers?: 3;
}

const MINUTE = 60_000;

/** The long forms of what the suite does for seconds. */
const longTrials: Record<string, LongTrial> = {
  'produce-responses': { trial: lostProduceResponses, effort: { times: 20, lastsMs: 0 } },
  'insert-responses': { trial: lostInsertResponses, effort: { times: 40, lastsMs: 0 } },
  'clickhouse-restart': { trial: clickhouseRestarted, effort: { times: 10, lastsMs: 0 } },
  'two-projectors': { trial: twoProjectorsOnePartition, effort: { times: 1, lastsMs: MINUTE } },
  'one-slice': { trial: oneLearnersSlice, effort: { times: 1, lastsMs: MINUTE } },
  'kafka-away': { trial: kafkaAway, effort: { times: 1, lastsMs: 10 * MINUTE } },
  'broker-killed': { trial: brokerKilled, effort: { times: 3, lastsMs: 20_000 }, brokers: 3 },
  poison: { trial: poisonEvents, effort: { times: 1, lastsMs: 0 } },
};

export const faultNames: readonly string[] = Object.keys(longTrials);

/** One of them, or all; each measure is told of as it is known. */
export async function benchFaults(
  name: string | undefined,
  onMeasured: (measures: readonly Measure[]) => void,
): Promise<void> {
  const chosen = Object.entries(longTrials).filter(([one]) => name === undefined || one === name);
  if (chosen.length === 0) throw new RangeError(`There is no fault ${name}. There are: ${faultNames.join(', ')}.`);
  for (const [one, { trial, effort, brokers = 1 }] of chosen) {
    const stage = await LogStage.start(brokers);
    try {
      const { events, differing, counts } = await trial(stage, effort);
      const named = (what: string) => `fault_${one.replaceAll('-', '_')}_${what}`;
      onMeasured([
        { measure: named('events'), value: events, unit: 'events' },
        atMost({ measure: named('tables_different'), value: differing.length, unit: 'tables', goal: 0 }),
        ...Object.entries(counts).map(([what, value]) => measureOf(named(what), what, round(value, 1))),
      ]);
    } finally {
      await stage.stop();
    }
  }
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
    case 'stored_by_each':
      return atLeast({ measure, value, unit: 'events', goal: 1 });
    case 'answers_lost':
      return atLeast({ measure, value, unit: 'answers', goal: 1 });
    default:
      return { measure, value, unit };
  }
}
