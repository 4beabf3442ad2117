import type { Measure } from '../measure.js';
import { atLeast, atMost } from '../measure.js';
import type { Load } from './load.js';

/** What every load has to keep to; and the load at which it is promised. */
export const limits = { overheadP50Ms: 60, overheadP95Ms: 120, loopDelayP99Ms: 25, mbPerSession: 2 } as const;
export const PROMISED_SESSIONS = 100;

/** Whether nobody was left without an answer, and all limits were kept to. Memory is shared out: few sessions prove nothing. */
export const isKept = (load: Load, promised = PROMISED_SESSIONS): boolean =>
  load.turns > 0 &&
  load.unanswered === 0 &&
  load.overheadP50Ms <= limits.overheadP50Ms &&
  load.overheadP95Ms <= limits.overheadP95Ms &&
  load.loopDelayP99Ms <= limits.loopDelayP99Ms &&
  (load.sessions < promised || load.mbPerSession <= limits.mbPerSession);

/** The highest of the loads that keeps to every limit. */
export const sessionsKept = (loads: readonly Load[]): number =>
  Math.max(0, ...loads.filter((load) => isKept(load)).map(({ sessions }) => sessions));

/** The figures at the promised load, and those of the other loads by their number. */
export function measuresOf(loads: readonly Load[]): Measure[] {
  const promised = loads.find(({ sessions }) => sessions === PROMISED_SESSIONS);
  return [
    ...(promised ? ofPromised(promised) : []),
    ...loads.filter((load) => load !== promised).flatMap(ofOther),
    atLeast({ measure: 'sessions', value: sessionsKept(loads), unit: '', goal: PROMISED_SESSIONS }),
  ];
}

const ofPromised = (load: Load): Measure[] => [
  atMost({ measure: 'overhead_p50_ms', value: load.overheadP50Ms, unit: 'ms', goal: limits.overheadP50Ms }),
  atMost({ measure: 'overhead_p95_ms', value: load.overheadP95Ms, unit: 'ms', goal: limits.overheadP95Ms }),
  atMost({ measure: 'loop_delay_p99_ms', value: load.loopDelayP99Ms, unit: 'ms', goal: limits.loopDelayP99Ms }),
  atMost({ measure: 'mb_per_session', value: load.mbPerSession, unit: 'MB', goal: limits.mbPerSession }),
  { measure: 'busy', value: load.busy, unit: 'cores' },
  atMost({ measure: 'unanswered', value: load.unanswered, unit: '', goal: 0 }),
];

const ofOther = ({ sessions, overheadP50Ms, overheadP95Ms, loopDelayP99Ms, busy }: Load): Measure[] => [
  { measure: `overhead_p50_ms_at_${sessions}`, value: overheadP50Ms, unit: 'ms' },
  { measure: `overhead_p95_ms_at_${sessions}`, value: overheadP95Ms, unit: 'ms' },
  { measure: `loop_delay_p99_ms_at_${sessions}`, value: loopDelayP99Ms, unit: 'ms' },
  { measure: `busy_at_${sessions}`, value: busy, unit: 'cores' },
];

/** The promised load with a page that stalls and one that floods in its midst. */
export const troubledMeasuresOf = (load: Load): Measure[] => [
  atMost({ measure: 'troubled_overhead_p95_ms', value: load.overheadP95Ms, unit: 'ms', goal: limits.overheadP95Ms }),
  atMost({
    measure: 'troubled_loop_delay_p99_ms',
    value: load.loopDelayP99Ms,
    unit: 'ms',
    goal: limits.loopDelayP99Ms,
  }),
  atMost({ measure: 'troubled_unanswered', value: load.unanswered, unit: '', goal: 0 }),
  atLeast({ measure: 'flooder_hung_up_on', value: load.hungUp, unit: '', goal: 1 }),
];
