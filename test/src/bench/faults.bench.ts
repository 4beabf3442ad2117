import { parseArgs } from 'node:util';

import { brokersKilled, kafkaAwayFromServices } from '../broker-kills/broker-kills.js';
import { ACKNOWLEDGED_WITHIN_MS } from '../broker-kills/talk-waits.js';
import { LogStage } from '../log-faults/log-stage.js';
import { poisonEvents } from '../log-faults/poison.js';
import type { Effort, LogOutcome, LogTrial } from '../log-faults/trials.js';
import {
  clickhouseRestarted,
  lostInsertResponses,
  lostProduceResponses,
  oneLearnersSlice,
  twoProjectorsOnePartition,
} from '../log-faults/trials.js';
import type { Measure } from './measure.js';
import { atLeast, atMost, round } from './measure.js';

const MINUTE = 60_000;

interface LongTrial {
  effort: Effort;
  run: (effort: Effort) => Promise<LogOutcome>;
}

/** The long forms of what the suite does for seconds, and those in which learners talk to the services themselves. */
const longTrials: Record<string, LongTrial> = {
  'produce-responses': { effort: { times: 20, lastsMs: 0 }, run: onLog(lostProduceResponses) },
  'insert-responses': { effort: { times: 40, lastsMs: 0 }, run: onLog(lostInsertResponses) },
  'clickhouse-restart': { effort: { times: 10, lastsMs: 0 }, run: onLog(clickhouseRestarted) },
  'two-projectors': { effort: { times: 1, lastsMs: MINUTE }, run: onLog(twoProjectorsOnePartition) },
  'one-slice': { effort: { times: 1, lastsMs: MINUTE }, run: onLog(oneLearnersSlice) },
  'kafka-away': { effort: { times: 1, lastsMs: 10 * MINUTE }, run: kafkaAwayFromServices },
  'broker-killed': { effort: { times: 3, lastsMs: 20_000 }, run: brokersKilled },
  poison: { effort: { times: 1, lastsMs: 0 }, run: onLog(poisonEvents) },
};

export const faultNames: readonly string[] = Object.keys(longTrials);

function onLog(trial: LogTrial): LongTrial['run'] {
  return async (effort) => {
    const stage = await LogStage.start();
    try {
      return await trial(stage, effort);
    } finally {
      await stage.stop();
    }
  };
}

interface Telling {
  onMeasured: (measures: readonly Measure[]) => void;
  say: (line: string) => void;
}

/**
 * One of them, or all, by the command's arguments; each measure is told of as it is known, and what went wrong in words.
 * Answers whether all held. Throws RangeError.
 */
export async function benchFaults(args: readonly string[], { onMeasured, say }: Telling): Promise<boolean> {
  const { name, seconds } = askedBy(args);
  const chosen = Object.entries(longTrials).filter(([one]) => name === undefined || one === name);
  if (chosen.length === 0) throw new RangeError(`There is no fault ${name}. There are: ${faultNames.join(', ')}.`);
  let hasHeld = true;
  for (const [one, { effort, run }] of chosen) {
    const isShorter = seconds !== undefined && effort.lastsMs > 0;
    const outcome = await run(isShorter ? { ...effort, lastsMs: seconds * 1000 } : effort);
    [...outcome.differing, ...(outcome.remarks ?? [])].forEach(say);
    const measures = measuresOf(`fault_${one.replaceAll('-', '_')}`, outcome);
    onMeasured(measures);
    hasHeld &&= measures.every((measure: Measure) => measure.ok !== false);
  }
  return hasHeld;
}

function askedBy(args: readonly string[]): { name: string | undefined; seconds: number | undefined } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string' } },
    allowPositionals: true,
  });
  const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
  if (seconds !== undefined && !(seconds > 0)) throw new RangeError(`--seconds takes a number, not ${values.seconds}.`);
  return { name: positionals[0], seconds };
}

function measuresOf(prefix: string, { events, differing, counts }: LogOutcome): Measure[] {
  return [
    { measure: `${prefix}_events`, value: events, unit: 'events' },
    atMost({ measure: `${prefix}_tables_different`, value: differing.length, unit: 'tables', goal: 0 }),
    ...Object.entries(counts).map(([what, value]) => measureOf(`${prefix}_${what}`, what, round(value, 1))),
  ];
}

function measureOf(measure: string, what: string, value: number): Measure {
  const unit = what.endsWith('_ms') ? 'ms' : '';
  switch (what) {
    // Where the second is missed, with nothing away, the load is to blame for the first.
    case 'acknowledged_p95_ms':
    case 'unhurt_p95_ms':
      return atMost({ measure, value, unit, goal: ACKNOWLEDGED_WITHIN_MS });
    case 'longest_silence_ms':
      return atMost({ measure, value, unit, goal: 5000 });
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
    case 'rounds_without_cut':
      return atMost({ measure, value, unit: 'rounds', goal: 0 });
    case 'stored_by_each':
      return atLeast({ measure, value, unit: 'events', goal: 1 });
    case 'answers_lost':
      return atLeast({ measure, value, unit: 'answers', goal: 1 });
    default:
      return { measure, value, unit };
  }
}
