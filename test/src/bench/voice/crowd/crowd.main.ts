import { setTimeout as delay } from 'node:timers/promises';

import { monotonicMs } from '../stage/monotonic.js';
import { answerQuestions } from '../stage/worker.js';
import type { CrowdPlan, CrowdReport } from './crowd.js';
import { FloodingPage } from './flooding-page.js';
import { OurPage } from './our-page.js';
import { PeerPage } from './peer-page.js';
import { StalledPage } from './stalled-page.js';
import type { Heard } from './talker.js';
import type { TalkingPage } from './talking-page.js';

const TICK_MS = 3;
/** Answers are cut at so many different places, from the first of these moments to the last. */
const CUT_FROM_MS = 500;
const CUT_TO_MS = 2_100;
const CUT_STEP_MS = 97;

const { with: counterpart, pages: count, behaves, betweenMs } = JSON.parse(process.argv[2] ?? '{}') as CrowdPlan;
let cuts = 0;
const interruptsAfterMs = (): number =>
  behaves === 'interrupts' ? CUT_FROM_MS + ((cuts++ * CUT_STEP_MS) % (CUT_TO_MS - CUT_FROM_MS)) : Infinity;

function newPage(): TalkingPage {
  if (!('cookie' in counterpart)) return new PeerPage(counterpart.url, interruptsAfterMs);
  if (behaves === 'floods') return new FloodingPage(counterpart);
  return behaves === 'stalls' ? new StalledPage(counterpart) : new OurPage(counterpart, interruptsAfterMs);
}

const pages = Array.from({ length: count }, newPage);
let latest = monotonicMs();
let lagMs: number[] = [];

setInterval(() => {
  const now = monotonicMs();
  lagMs.push(now - latest - TICK_MS);
  latest = now;
  for (const page of pages) page.tick(now);
}, TICK_MS);

function report(): CrowdReport {
  const heard = pages.map((page) => page.report());
  const total = (of: (one: Heard) => number): number => heard.reduce((sum, one) => sum + of(one), 0);
  const lag = lagMs;
  lagMs = [];
  return {
    turns: heard.flatMap(({ turns }) => turns),
    cuts: heard.flatMap((one) => one.cuts),
    unanswered: total(({ unanswered }) => unanswered),
    ended: total(({ ended }) => ended),
    refused: total(({ refused }) => refused),
    lagMs: lag,
  };
}

answerQuestions({
  begin: async () => {
    for (const page of pages) {
      await page.begin();
      await delay(betweenMs);
    }
  },
  report,
  end: () => Promise.all(pages.map((page) => page.end())).then(() => undefined),
});
