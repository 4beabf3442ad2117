import type { Language } from '@repartee/proto';

import { scriptedTurns, wholeTurns } from '../endpointing/scripted-turns.fixture.js';
import { Random } from './random.fixture.js';
import { REDEMPTION_MS, Trial, saying } from './trial.fixture.js';
import type { TrialSettings, Voice } from './trial.fixture.js';

export const PAUSES_MS = [300, 700, 1_200, 2_000] as const;
export type PauseMs = (typeof PAUSES_MS)[number];

/** People pause differently: how likely each speaker's pause is of each length. */
const habits: readonly (readonly number[])[] = [
  [0.7, 0.2, 0.1, 0],
  [0.3, 0.4, 0.2, 0.1],
  [0.1, 0.3, 0.4, 0.2],
  [0.1, 0.1, 0.4, 0.4],
];

export interface Measured {
  /** `isSeen`: the detector notices it at all. */
  pauses: { ms: PauseMs; isSeen: boolean; isUnfinished: boolean; isCutOff: boolean; told: string }[];
  /** From the true end of each turn that was not cut off to its commit, in milliseconds. */
  waits: number[];
}

const TURNS = 12;

export interface Speaking {
  machine?: TrialSettings['machine'] | undefined;
  turns?: typeof scriptedTurns;
}

/** A speaker says a dozen turns, with pauses to think in the middle of clauses; the persona keeps quiet. */
export function speak(seed: number, language: Language, { machine, turns = scriptedTurns }: Speaking = {}): Measured {
  const chosen = new Random(seed + 300_000);
  const habit = chosen.pick(habits);
  const trial = new Trial({ seed, voice: { language }, mindMs: [5, 5], ...(machine && { machine }) });
  trial.start('learner');
  const measured: Measured = { pauses: [], waits: [] };
  for (let turn = 0; turn < TURNS; turn++) sayTurn(trial, chosen.pick(turns[language]), { habit, chosen, measured });
  return measured;
}

interface Saying {
  habit: readonly number[];
  chosen: Random;
  measured: Measured;
}

function sayTurn(trial: Trial, stretches: readonly string[], { habit, chosen, measured }: Saying): void {
  const before = trial.commits.length;
  let voice = saying(stretches[0] ?? '');
  let said = stretches[0] ?? '';
  for (const stretch of stretches.slice(1)) {
    const ms = PAUSES_MS[drawn(habit, chosen)] ?? 300;
    const pause = { ms, isUnfinished: !wholeTurns.has(said), told: `${said} | (${ms} ms)` };
    said = `${said} ${stretch}`;
    if (ms < REDEMPTION_MS) {
      // The detector does not see such a pause.
      voice = joined(voice, ms, saying(stretch));
      measured.pauses.push({ ...pause, isSeen: false, isCutOff: false });
    } else {
      const known = trial.commits.length;
      utter(trial, voice, ms);
      measured.pauses.push({ ...pause, isSeen: true, isCutOff: trial.commits.length > known });
      voice = saying(stretch);
    }
  }
  const known = trial.commits.length;
  utter(trial, voice, 0);
  const endedAt = trial.now;
  trial.timeline.runUntil(endedAt + 4_500);
  const commit = trial.commits.at(-1);
  if (known === before && commit && trial.commits.length === before + 1) measured.waits.push(commit.at - endedAt);
}

function utter(trial: Trial, voice: Voice, pauseMs: number): void {
  trial.voice(voice);
  trial.timeline.runUntil(trial.now + voice.durationMs + pauseMs);
}

function joined(one: Voice, pauseMs: number, other: Voice): Voice {
  const from = one.durationMs + pauseMs;
  const later = other.words.map(({ word, afterMs }) => ({ word, afterMs: from + afterMs }));
  return { durationMs: from + other.durationMs, words: [...one.words, ...later] };
}

function drawn(habit: readonly number[], chosen: Random): number {
  let left = chosen.next();
  return Math.max(
    0,
    habit.findIndex((share) => (left -= share) < 0),
  );
}
