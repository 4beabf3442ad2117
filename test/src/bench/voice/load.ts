import { setTimeout as delay } from 'node:timers/promises';

import { percentile, round } from '../measure.js';
import type { Behaviour, CrowdReport } from './crowd/crowd.js';
import { Crowd } from './crowd/crowd.js';
import { overheadMs } from './overhead.js';
import type { Probed } from './stage/probe.js';
import { OTHER_CORE, Stage } from './stage/stage.js';

/** What a crowd of learners met on a server that had nothing else to do. Milliseconds, and 2^20 bytes. */
export interface Load {
  sessions: number;
  turns: number;
  overheadP50Ms: number;
  overheadP95Ms: number;
  loopDelayP99Ms: number;
  /**
   * For each of them: what the server's process has grown by since a few sessions were held and had ended, or what it
   * holds more than then once garbage is collected, whichever is more.
   */
  mbPerSession: number;
  /** Of the server's core: 1 is all of it. */
  busy: number;
  unanswered: number;
  /** By how much the crowd's own processes were late: it counts as the server's. */
  crowdLagP99Ms: number;
  /** How often the server hung up on the page that floods it. */
  hungUp: number;
}

/** Those who talk first: code is compiled, and the heap has grown to the size that any traffic takes. */
const FIRST_PAGES = 10;
const FIRST_MS = 6_000;
const IDLE_MS = 2_000;
const WARM_UP_MS = 12_000;
const MB = 2 ** 20;

export interface Carrying {
  measureMs: number;
  /** Beside the others one page takes nothing from its connection, and one sends as fast as it can. */
  troubled?: boolean;
  nodeOptions?: readonly string[];
}

/** Lets so many sessions talk at once. */
export async function carry(sessions: number, { measureMs, troubled = false, nodeOptions }: Carrying): Promise<Load> {
  const stage = await Stage.set(nodeOptions);
  const crowds: Crowd[] = [];
  const bring = async (pages: number, behaves: Behaviour): Promise<Crowd> => {
    const crowd = await Crowd.begin({ with: stage.learner, pages, behaves }, OTHER_CORE);
    crowds.push(crowd);
    return crowd;
  };
  try {
    const first = await bring(FIRST_PAGES, 'listens');
    await delay(FIRST_MS);
    await first.end();
    await delay(IDLE_MS);
    const idle = await stage.probe.lookCollected();
    const crowd = await bring(sessions, 'listens');
    const flood = troubled ? await bring(1, 'floods') : null;
    if (troubled) await bring(1, 'stalls');
    await delay(WARM_UP_MS);
    await crowd.report();
    const before = await stage.probe.lookAfresh();
    await delay(measureMs);
    const after = await stage.probe.look();
    const heard = await crowd.report();
    const live = await stage.probe.lookCollected();
    const hungUp = (await flood?.report())?.refused ?? 0;
    return {
      ...figuresOf(heard, sessions),
      ...costsOf(before, after, measureMs),
      mbPerSession: mbOf(idle, after, live, sessions),
      hungUp,
    };
  } finally {
    await Promise.all(crowds.map((crowd) => crowd.leave()));
    await stage.strike();
  }
}

function figuresOf({ turns, unanswered, lagMs }: CrowdReport, sessions: number) {
  const overheads = turns.map(overheadMs);
  return {
    ...{ sessions, turns: turns.length, unanswered },
    overheadP50Ms: round(percentile(overheads, 0.5), 1),
    overheadP95Ms: round(percentile(overheads, 0.95), 1),
    crowdLagP99Ms: round(percentile(lagMs, 0.99), 1),
  };
}

const costsOf = (before: Probed, after: Probed, measureMs: number) => ({
  loopDelayP99Ms: round(after.loopDelayP99Ms, 1),
  busy: round((after.cpuMs - before.cpuMs) / measureMs),
});

function mbOf(idle: Probed, after: Probed, live: Probed, sessions: number): number {
  const held = ({ heapUsed, external }: Probed): number => heapUsed + external;
  return round(Math.max(after.rss - idle.rss, held(live) - held(idle)) / MB / sessions);
}
