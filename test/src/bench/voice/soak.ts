import { setTimeout as delay } from 'node:timers/promises';

import type { Measure } from '../measure.js';
import { atMost, round } from '../measure.js';
import { Crowd } from './crowd/crowd.js';
import { slopeOf } from './slope.js';
import type { Probe, Probed } from './stage/probe.js';
import { OTHER_CORE, Stage } from './stage/stage.js';

/** What was left of a long time under load. Bytes; minutes. */
export interface Soak {
  minutes: number;
  sessions: number;
  turns: number;
  unanswered: number;
  /** Of what the server holds once garbage is collected, over the second half of the time. */
  slopeMbPerHour: number;
  /** Sockets, timers and the like, before the first session and after the last. */
  handlesBefore: number;
  handlesAfter: number;
  /** Spoken sessions that the server holds on to: while they talk, and once the last one is over. */
  spokenLive: number;
  spokenLeft: number;
  /** What it holds for good of each session, once the last one is over. */
  keptKbPerSession: number;
  /** Of that, sound and whatever else came over a connection. */
  keptSoundKbPerSession: number;
}

export interface Soaking {
  ms: number;
  sessions: number;
  /** How often it is looked at what the server holds. */
  looks?: number;
  /** As many talk first for so long: code is compiled and pools are filled, so that what is left later is left of sessions. */
  firstMs?: number;
  /** Over what time sessions begin. */
  overMs?: number;
}

/** Connections to providers are kept for a few seconds after they were used last; a busy machine takes its time. */
const SETTLE_MS = 6_000;
const SETTLE_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 2_000;
const MB = 2 ** 20;
const HOUR_MS = 3_600_000;

const held = ({ heapUsed, external }: Probed): number => heapUsed + external;

/** Lets so many sessions talk for so long, one after the other where they end, then ends them all. */
export async function soak(
  { ms, sessions, looks: count = 24, firstMs = 6_000, overMs = 7_000 }: Soaking,
  say: (line: string) => void = () => undefined,
): Promise<Soak> {
  const stage = await Stage.set();
  let crowd: Crowd | undefined;
  try {
    const bring = () => Crowd.begin({ with: stage.learner, pages: sessions, behaves: 'listens' }, OTHER_CORE, overMs);
    const first = await bring();
    await delay(firstMs);
    await first.end();
    await delay(SETTLE_MS);
    const before = await settled(stage.probe);
    crowd = await bring();
    const heard = { turns: 0, unanswered: 0, begun: sessions };
    const looks: { at: number; held: number }[] = [];
    for (let look = 1; look <= count; look++) {
      await delay(ms / count);
      const probed = await stage.probe.lookCollected();
      looks.push({ at: (look / count) * ms, held: held(probed) });
      const report = await crowd.report();
      heard.turns += report.turns.length;
      [heard.unanswered, heard.begun] = [report.unanswered, sessions + report.ended];
      say(`${round((look / count) * (ms / 60_000), 1)} min: ${round(held(probed) / MB, 1)} MB, ${probed.handles} handles, ${heard.turns} turns`); // prettier-ignore
    }
    const spokenLive = await stage.probe.countSpokenSessions();
    await crowd.end();
    const after = await settled(stage.probe, before.handles);
    return {
      ...{ minutes: round(ms / 60_000), sessions, turns: heard.turns, unanswered: heard.unanswered },
      slopeMbPerHour: round((slopeOf(looks.slice(count / 2)) * HOUR_MS) / MB, 1),
      ...{ handlesBefore: before.handles, handlesAfter: after.handles },
      ...{ spokenLive, spokenLeft: after.spokenSessions },
      keptKbPerSession: round((held(after) - held(before)) / 1024 / heard.begun, 1),
      keptSoundKbPerSession: round((after.arrayBuffers - before.arrayBuffers) / 1024 / heard.begun, 1),
    };
  } finally {
    await crowd?.leave();
    await stage.strike();
  }
}

/** What is held once the last session is let go of and no more than these handles are there, or a minute has passed. */
async function settled(probe: Probe, handles = Infinity): Promise<Probed & { spokenSessions: number }> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const spokenSessions = await probe.countSpokenSessions();
    const probed = await probe.lookCollected();
    const isSettled = spokenSessions === 0 && probed.handles <= handles;
    if (isSettled || waited >= SETTLE_LIMIT_MS) return { ...probed, spokenSessions };
    await delay(LOOK_EVERY_MS);
  }
}

/** What a session that is over may keep: some 60 kB were measured, and nobody knows yet of what; more is another leak. */
const KEPT_KB_MOST = 100;
/** A hundred sessions of ten minutes are 600 an hour, with so much each. */
const SLOPE_MB_PER_HOUR_MOST = 60;

export const soakMeasuresOf = (soaked: Soak): Measure[] => [
  { measure: 'soak_minutes', value: soaked.minutes, unit: 'min' },
  { measure: 'soak_sessions', value: soaked.sessions, unit: '' },
  { measure: 'soak_turns', value: soaked.turns, unit: '' },
  atMost({ measure: 'soak_unanswered', value: soaked.unanswered, unit: '', goal: 0 }),
  atMost({
    ...{ measure: 'soak_memory_slope_mb_per_h', value: soaked.slopeMbPerHour, unit: 'MB/h' },
    goal: SLOPE_MB_PER_HOUR_MOST,
  }),
  atMost({ measure: 'soak_kept_kb_per_session', value: soaked.keptKbPerSession, unit: 'kB', goal: KEPT_KB_MOST }),
  atMost({ measure: 'soak_sessions_left', value: soaked.spokenLeft, unit: '', goal: 0 }),
  atMost({ measure: 'soak_handles_left', value: soaked.handlesAfter - soaked.handlesBefore, unit: '', goal: 0 }),
];
