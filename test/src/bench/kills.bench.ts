import { cutInMidTurn, resumeAndEnd } from '../harness/cut-session.js';
import type { CutSession, Resumed } from '../harness/cut-session.js';
import { killAll } from '../harness/processes.js';
import { signedIn } from '../harness/shared-server.js';
import { Standalone, newDataFolder } from '../harness/standalone.js';
import { isIdentical } from '../harness/verify.js';
import type { Measure } from './measure.js';
import { atMost, percentile, round } from './measure.js';

/** From before the server has read a turn until after it has acknowledged it. */
const LATEST_KILL_MS = 24;
const VERIFIED_EVERY = 6;

interface Killed extends CutSession, Resumed {
  restartMs: number;
}

/** Kills server and ClickHouse in the middle of a turn, again and again on the same data, and counts what is amiss. */
export async function benchKills(times: number): Promise<Measure[]> {
  const dataFolder = newDataFolder();
  let server = await Standalone.start({ demo: 'full', dataFolder });
  const killed: Killed[] = [];
  let different = 0;
  try {
    for (let time = 1; time <= times; time++) {
      const api = await signedIn(server.url, 'learner');
      const afterMs = (LATEST_KILL_MS * (time - 1)) / Math.max(1, times - 1);
      const cut = await cutInMidTurn(api, {
        turns: time % 4,
        afterMs,
        kill: () => killAll(server.pid, () => server.kill()),
      });
      const began = performance.now();
      server = await Standalone.start({ demo: 'full', dataFolder });
      const restartMs = performance.now() - began;
      // The cookie of before the kill is still good.
      const resumed = await resumeAndEnd({ url: server.url, cookie: api.cookie }, cut);
      killed.push({ ...cut, ...resumed, restartMs });
      if ((time % VERIFIED_EVERY === 0 || time === times) && !(await isIdentical(dataFolder))) different++;
    }
  } finally {
    await server.remove();
  }
  return measuresOf(killed, different);
}

function measuresOf(killed: readonly Killed[], different: number): Measure[] {
  const count = (measure: string, of: (one: Killed) => number): Measure => ({
    ...{ measure, unit: '', value: killed.reduce((sum, one) => sum + of(one), 0) },
  });
  const none = (measure: Measure) => atMost({ ...measure, goal: 0 });
  return [
    count('kills', () => 1),
    count('kills_before_the_answer', ({ wasAcknowledged }) => Number(!wasAcknowledged)),
    count('kills_before_the_record', ({ wasRecorded }) => Number(!wasRecorded)),
    count('turns_acknowledged', ({ acknowledged, wasAcknowledged }) => acknowledged.length + Number(wasAcknowledged)),
    none(count('turns_lost', ({ lost }) => lost)),
    none(count('turns_misplaced', ({ misplaced }) => misplaced)),
    none({ measure: 'tables_different', value: different, unit: '' }),
    {
      measure: 'restart_p50_ms',
      value: round(
        percentile(
          killed.map(({ restartMs }) => restartMs),
          0.5,
        ),
        0,
      ),
      unit: 'ms',
    },
  ];
}
