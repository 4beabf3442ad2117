import type { CommittedTurn } from '../output.js';
import { Random } from './random.fixture.js';
import { replies } from './sentences.fixture.js';
import type { TrialSettings } from './trial.fixture.js';
import { Trial, saying } from './trial.fixture.js';

/** What is wrong with how a session was recorded, in words; nothing where all is well. */
export type Faults = string[];

const RECOGNISER_MS = [80, 220] as const;
/** A slow one has answered, by the machine's count, just in time. */
const SLOW_MS = [1_000, 3_400] as const;

type Act = (trial: Trial, chosen: Random) => void;

/** What may happen at any moment, however it fits. */
const acts: Record<string, Act> = {
  voice: (trial, chosen) => trial.voice(saying(spoken(trial, chosen.between(1, 6)))),
  'a word': (trial) => trial.voice(saying('yes', { durationMs: 300 })),
  noise: (trial, chosen) => trial.voice({ durationMs: chosen.between(60, 700), words: [], noSpeech: 0.9 }),
  'voice, not recognised': (trial, chosen) =>
    trial.voice(saying(spoken(trial, chosen.between(1, 4)), { recognised: false })),
  typed: (trial) =>
    trial.feed({ at: trial.now, type: 'typed', text: spoken(trial, 2), clientTurnId: `typed-${trial.now}` }),
  key: (trial, chosen) => {
    trial.key(saying(spoken(trial, chosen.between(0, 3)), { durationMs: chosen.between(50, 900) }));
  },
  stop: (trial) => trial.feed({ at: trial.now, type: 'stop' }),
  connection: (trial, chosen) => {
    trial.lose(chosen.between(20, 1_500), { hearsOn: chosen.chance(0.5) });
  },
  'leaves, and comes back to what is on record': (trial, chosen) => {
    trial.leave();
    trial.player.forget();
    trial.timeline.after(chosen.between(20, 1_500), () => trial.feed({ at: trial.now, type: 'reconnected' }));
  },
  pause: (trial, chosen) => {
    trial.feed({ at: trial.now, type: 'paused' });
    trial.timeline.after(chosen.between(20, 1_500), () => trial.feed({ at: trial.now, type: 'continued' }));
  },
  'mind fails': (trial) => trial.feed({ at: trial.now, type: 'mind_failed', epoch: trial.state.epoch }),
  'voice fails': (trial) => trial.feed({ at: trial.now, type: 'synthesis_failed', epoch: trial.state.epoch }),
};

/** Words that stand nowhere else, so that none can be lost or doubled unseen. */
function spoken(trial: Trial, count: number): string {
  return Array.from({ length: count }, () => `word${trial.random.between(0, 1e9).toString(36)}`).join(' ');
}

/** The same, and long speeches. */
const speeches: Record<string, Act> = {
  ...acts,
  speech: (trial, chosen) => trial.voice(saying(spoken(trial, chosen.between(5, 9)))),
};

export interface Interleaving {
  machine?: TrialSettings['machine'];
  /** Speeches are long, and the persona cuts in on some of what is said in them, however long they are. */
  isTouchy?: boolean;
}

/** A session of some seconds in which anything may meet anything, to its end. */
export function interleave(
  seed: number,
  { machine, isTouchy = false }: Interleaving = {},
): { trial: Trial; faults: Faults } {
  const chosen = new Random(seed + 900_000);
  const able = isTouchy ? speeches : acts;
  const limitMs = chosen.pick([2_500, 4_000, 600_000]);
  const trial = new Trial({
    seed,
    voice: { limitMs, mode: chosen.chance(0.8) ? 'open_microphone' : 'push_to_talk', weighsWords: isTouchy },
    minds: 0.9,
    reply: () => (chosen.chance(0.85) ? chosen.pick(replies) : []),
    lostReports: chosen.pick([0, 0.2]),
    lateReportsMs: 300,
    recogniserMs: chosen.pick([RECOGNISER_MS, SLOW_MS]),
    cutsInAfterMs: isTouchy ? null : chosen.pick([null, 400, 1_200]),
    ...(machine && { machine }),
  });
  trial.start(chosen.chance(0.5) ? 'persona' : 'learner');
  for (let left = chosen.between(2, 7), at = 0; left > 0; left--) {
    at += chosen.between(0, 900);
    const name = chosen.pick(Object.keys(able));
    trial.timeline.at(at, () => {
      trial.note(name);
      able[name]?.(trial, chosen);
    });
  }
  const endsAt = chosen.between(1_500, 4_500);
  trial.timeline.at(endsAt, () => {
    trial.note('ends');
    trial.feed({ at: trial.now, type: 'end' });
  });
  trial.timeline.runUntil(endsAt + 8_000);
  return { trial, faults: faultsOf(trial) };
}

function faultsOf(trial: Trial): Faults {
  const commits = trial.commits.map(({ commit }) => commit);
  return [
    ...(trial.state.phase.name === 'closed' ? [] : [`it does not close, but is ${trial.state.phase.name}`]),
    ...closings(trial),
    ...numbers(commits),
    ...personaTurns(trial, commits),
    ...doubled(commits),
    ...lost(trial, commits),
    ...cutShort(trial),
    ...(trial.strayedSamples > 0 ? [`${trial.strayedSamples} samples were sent out of their epoch`] : []),
    ...(trial.player.staleSamples > 0 ? [`${trial.player.staleSamples} samples sounded after their stop`] : []),
  ];
}

const closings = ({ outputs }: Trial): Faults => {
  const count = outputs.filter(({ type }) => type === 'close').length;
  return count === 1 ? [] : [`it closes ${count} times`];
};

const numbers = (commits: readonly CommittedTurn[]): Faults =>
  commits.flatMap(({ turn }, index) => (turn === index ? [] : [`commit ${index} is turn ${turn}`]));

/** Every reply of which a word went out is on record once, between what was before and after it. */
function personaTurns({ outputs, epochOf }: Trial, commits: readonly CommittedTurn[]): Faults {
  const begun = new Set(
    outputs.flatMap((output) => (output.type === 'send_chunk' || output.type === 'show' ? [output.epoch] : [])),
  );
  return [...begun].flatMap((epoch) => {
    const turn = epochOf.get(epoch);
    const found = commits.filter((commit) => commit.turn === turn && commit.speaker === 'persona');
    return found.length === 1 ? [] : [`the reply of epoch ${epoch} is ${found.length} times on record`];
  });
}

/**
 * Where the persona cuts in it takes the floor: it is asked for the very next turn, unless the session is over or its
 * learner away before the cut turn is on record. It does so only for a reason.
 */
function cutShort({ commits, outputs, missteps, set }: Trial): Faults {
  const asked = new Set(outputs.flatMap((output) => (output.type === 'ask_reply' ? [output.turn] : [])));
  const cut = commits.filter(({ commit }) => commit.speaker === 'learner' && commit.cutShort);
  return cut.flatMap(({ commit: { turn }, isGoingOn }) => [
    ...(asked.has(turn + 1) || !isGoingOn ? [] : [`nothing is asked for after turn ${turn} was cut`]),
    ...(set.cutsInAfterMs === null && !missteps.has(turn) ? [`turn ${turn} was cut for nothing`] : []),
  ]);
}

const wordsOf = (commits: readonly CommittedTurn[]): string[] =>
  commits.flatMap((commit) => (commit.speaker === 'learner' ? (commit.text.match(/word\w+/g) ?? []) : []));

/** What was spoken is on record, whenever it was understood. */
function lost({ spoken }: Trial, commits: readonly CommittedTurn[]): Faults {
  const recorded = new Set(wordsOf(commits));
  return [...spoken.values()]
    .flat()
    .flatMap((word) => (/^word/.test(word) && !recorded.has(word) ? [`${word} is not on record`] : []));
}

function doubled(commits: readonly CommittedTurn[]): Faults {
  const words = wordsOf(commits);
  const twice = words.filter((word, index) => words.indexOf(word) !== index);
  return twice.map((word) => `${word} is on record twice`);
}
