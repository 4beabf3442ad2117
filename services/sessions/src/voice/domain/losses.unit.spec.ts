import { describe, expect, it } from '@jest/globals';

import { Random } from './trial/random.fixture.js';
import { Trial, saying } from './trial/trial.fixture.js';

const WORDS = Array.from({ length: 24 }, (_, at) => `word${at}`);
const BEGINS_MS = 500;
/** By then all that was said has come, and was answered. */
const SETTLES_MS = 12_000;

interface Loss {
  lossMs: number;
  byKey: boolean;
}

/** A turn of some eight seconds, and a loss that begins anywhere in it. */
function lossIn(seed: number, { lossMs, byKey }: Loss): { trial: Trial; at: number } {
  const at = new Random(seed + 40_000).between(BEGINS_MS, BEGINS_MS + 9_000);
  const mode = byKey ? ('push_to_talk' as const) : ('open_microphone' as const);
  const trial = new Trial({ seed, voice: { mode }, reply: () => ['I see.'] });
  trial.start('learner');
  const voice = saying(WORDS.join(' '));
  trial.timeline.at(BEGINS_MS, () => (byKey ? trial.key(voice) : trial.voice(voice)));
  trial.timeline.at(at, () => trial.lose(lossMs, { hearsOn: true }));
  trial.timeline.runUntil(at + lossMs + SETTLES_MS);
  return { trial, at };
}

describe.each([1_000, 10_000, 60_000])('a connection that is lost for %d ms anywhere in a turn', (lossMs) => {
  it.each([false, true])('costs no word and doubles none, and the turn is one: by key %s', (byKey) => {
    for (let seed = 1; seed <= 200; seed++) {
      const { trial, at } = lossIn(seed, { lossMs, byKey });
      const said = trial.commits.flatMap(({ commit }) => (commit.speaker === 'learner' ? [commit] : []));
      expect({ seed, at, said: said.map(({ text }) => text) }).toEqual({ seed, at, said: [WORDS.join(' ')] });
      const lengthMs = (said[0]?.endedMs ?? 0) - (said[0]?.startedMs ?? 0);
      // What was said took its time, and the loss took none.
      expect({ seed, at, isAsLong: Math.abs(lengthMs - WORDS.length * 330) < 400 }).toMatchObject({ isAsLong: true });
      expect({ seed, silences: trial.outputs.filter(({ type }) => type === 'silence') }).toEqual({
        seed,
        silences: [],
      });
    }
  });
});
