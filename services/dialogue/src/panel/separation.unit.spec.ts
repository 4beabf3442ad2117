import { probeLearner } from '../probes/index.js';
import { createTestPlay } from '../engine/play.fixture.js';
import { holdTalk } from './hold-talk.js';
import { cohensD, separationOf } from './separation.js';

describe('a conversation of the panel', () => {
  const play = createTestPlay();
  const hold = (seed: number) =>
    holdTalk({
      play,
      language: 'en',
      learner: probeLearner({ play, language: 'en', level: 'competent', seed }),
      wordingSeed: seed,
    });

  it('goes from the opening of the persona to its last words', () => {
    const { turns, ending } = hold(3);
    expect(turns[0]).toMatchObject({ speaker: 'persona', turn: 0, utterance: { move: 'open' } });
    expect(turns.map(({ turn }) => turn)).toEqual(turns.map((_, index) => index));
    expect(turns.at(-1)?.speaker).toBe('persona');
    expect(['learner', 'objective_reached', 'persona_left']).toContain(ending.reason);
  });

  it('takes the time that reading, thinking and typing take', () => {
    const { turns, ending } = hold(3);
    const typed = turns.filter(({ speaker }) => speaker === 'learner').map(({ text }) => text.split(' ').length);
    // Six seconds an act and 0.42 a word; to take one's leave, or to be silent, is an act without words.
    const words = typed.reduce((sum, count) => sum + count, 0);
    const acts = (ending.atMs - words * 420) / 6000;
    expect(Number.isInteger(acts)).toBe(true);
    expect(acts).toBeGreaterThanOrEqual(typed.length);
    expect(turns[1]).toMatchObject({ startedMs: 6000 + 420 * (typed[0] ?? 0) });
  });

  it('is the same every time', () => {
    expect(JSON.stringify(hold(5))).toBe(JSON.stringify(hold(5)));
  });
});

describe('Cohen’s d', () => {
  it('is the distance of the means in pooled standard deviations', () => {
    // Means 20 and 50; variances 100 and 100: 30 / 10.
    expect(cohensD([10, 20, 30], [40, 50, 60])).toBe(3);
  });

  it('is negative where novices do better', () => {
    expect(cohensD([40, 50, 60], [10, 20, 30])).toBe(-3);
  });

  it('is unknown where all are alike', () => {
    expect(cohensD([20, 20], [20, 20])).toBeNull();
  });
});

describe('the separation of a scenario', () => {
  it('holds the means beside their distance', () => {
    expect(separationOf([10, 20, 30], [40, 50, 60])).toEqual({ d: 3, novice: 20, expert: 50 });
  });

  it('is unknown where nothing is asked of anybody', () => {
    expect(separationOf([], [])).toEqual({ d: null, novice: 0, expert: 0 });
  });
});
