import { setTimeout as delay } from 'node:timers/promises';

import type { Measure } from '../measure.js';
import { atLeast, atMost, percentile, round } from '../measure.js';
import type { CrowdReport } from './crowd/crowd.js';
import { Crowd } from './crowd/crowd.js';
import { wordsApart } from './crowd/words.js';
import { firstByteMs } from './overhead.js';
import { peerOverheadP95Ms, quietAfterMs, withPeer } from './peer/peer-load.js';
import { OTHER_CORE, Stage } from './stage/stage.js';

const WARM_UP_MS = 10_000;
const ONE_SESSION_MS = 45_000;
const INTERRUPTING_MS = 45_000;
const INTERRUPTING_PAGES = 4;
const PEER_LOAD_MS = 20_000;
const PEER_LOADS = [8, 16, 20, 24, 28, 32, 40];
const PEER_LIMIT_MS = 120;

interface Told {
  onMeasured: (measures: readonly Measure[]) => void;
  say: (line: string) => void;
}

/** The product beside Pipecat, each alone on the same core, with the same providers, pages and sentences. */
export async function benchSideBySide(python: string | null, { onMeasured, say }: Told): Promise<void> {
  say('One session: from the end of a turn to the first byte of its answer...');
  const ours = await firstBytes();
  say('Interruptions: what was heard, and what is on record...');
  onMeasured(ofCuts(await withUs('interrupts')));
  if (python === null) return onMeasured(ofFirstBytes(ours));
  say('The same with Pipecat...');
  const alone = await withPeer(python, { pages: 1, behaves: 'listens' }, ONE_SESSION_MS);
  const theirs = alone.turns.map((turn) => firstByteMs(turn, turn.decidedAt ?? NaN));
  onMeasured(ofFirstBytes(ours, theirs));
  onMeasured(ofPeerCuts(await withPeer(python, { pages: INTERRUPTING_PAGES, behaves: 'interrupts' }, INTERRUPTING_MS)));
  onMeasured([{ measure: 'peer_sessions', value: await peerSessions(python, quietAfterMs(alone), say), unit: '' }]);
}

/** Counted, as the peer's, from the moment at which its process decides that the turn is over. */
async function firstBytes(): Promise<number[]> {
  const stage = await Stage.set();
  const crowd = await Crowd.begin({ with: stage.learner, pages: 1, behaves: 'listens' }, OTHER_CORE);
  try {
    await delay(WARM_UP_MS + ONE_SESSION_MS);
    const { turns } = await crowd.report();
    const decided = await stage.probe.decided();
    const settled = turns.filter(({ endOfSpeechAt }) => endOfSpeechAt > (turns[0]?.endOfSpeechAt ?? 0));
    return settled.map((turn) => firstByteMs(turn, decided.findLast((at) => at < turn.firstByteAt) ?? NaN));
  } finally {
    await crowd.leave();
    await stage.strike();
  }
}

async function withUs(behaves: 'interrupts'): Promise<CrowdReport> {
  const stage = await Stage.set();
  const crowd = await Crowd.begin({ with: stage.learner, pages: INTERRUPTING_PAGES, behaves }, OTHER_CORE);
  try {
    await delay(WARM_UP_MS + INTERRUPTING_MS);
    return await crowd.report();
  } finally {
    await crowd.leave();
    await stage.strike();
  }
}

/** The highest of the loads before the one at which its overhead passes the limit. */
async function peerSessions(python: string, quietMs: number, say: (line: string) => void): Promise<number> {
  let carried = 1;
  for (const pages of PEER_LOADS) {
    const heard = await withPeer(python, { pages, behaves: 'listens' }, PEER_LOAD_MS);
    const p95 = peerOverheadP95Ms(heard, quietMs);
    say(`Pipecat with ${pages} sessions: ${heard.turns.length} turns, p95 ${p95} ms`);
    if (!(p95 <= PEER_LIMIT_MS)) break;
    carried = pages;
  }
  return carried;
}

function ofFirstBytes(ours: readonly number[], peers?: readonly number[]): Measure[] {
  const own = { measure: 'first_byte_p50_ms', value: round(percentile(ours, 0.5), 1), unit: 'ms' };
  if (!peers) return [own];
  const peer = round(percentile(peers, 0.5), 1);
  return [atMost({ ...own, beside: peer, goal: peer }), { measure: 'peer_first_byte_p50_ms', value: peer, unit: 'ms' }];
}

function ofCuts({ cuts }: CrowdReport): Measure[] {
  const { unheard, missing, silentMs } = wordsOf(cuts);
  return [
    atLeast({ measure: 'interruptions', value: cuts.length, unit: '', goal: 20 }),
    atMost({ measure: 'unheard_words', value: unheard, unit: 'words', goal: 0 }),
    atMost({ measure: 'missing_words', value: missing, unit: 'words', goal: 1 }),
    { measure: 'interruption_p50_ms', value: silentMs, unit: 'ms' },
  ];
}

function ofPeerCuts({ cuts }: CrowdReport): Measure[] {
  const { unheard, missing, silentMs } = wordsOf(cuts);
  return [
    { measure: 'peer_interruptions', value: cuts.length, unit: '' },
    { measure: 'peer_unheard_words', value: unheard, unit: 'words' },
    { measure: 'peer_missing_words', value: missing, unit: 'words' },
    { measure: 'peer_interruption_p50_ms', value: silentMs, unit: 'ms' },
  ];
}

/** Words claimed but not heard, of all interruptions; words heard but missing, at the 95th percentile. */
function wordsOf(cuts: CrowdReport['cuts']) {
  const apart = cuts.map(wordsApart);
  return {
    unheard: apart.reduce((sum, { unheard }) => sum + unheard, 0),
    missing: percentile(
      apart.map(({ missing }) => missing),
      0.95,
    ),
    silentMs: round(percentile(cuts.map(({ silentAfterMs }) => silentAfterMs), 0.5), 0), // prettier-ignore
  };
}
