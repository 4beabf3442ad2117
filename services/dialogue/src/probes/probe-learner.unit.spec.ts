import { testPlay } from '../scoring/session.fixtures.js';
import { bankActs, banks } from './bank.js';
import { echoesOf } from './echo.js';
import { learned, skillIn } from './levels.js';
import type { ProbeAct, ProbeOptions } from './probe-learner.js';
import { probeLearner } from './probe-learner.js';
import { SeededRandom } from './random.js';

const heard = { points: ['late-again'], asks: ['why-late'] };

function wordsOf(options: Partial<ProbeOptions> = {}): ProbeAct[] {
  const probe = probeLearner({ play: testPlay, language: 'en', level: 'competent', seed: 7, ...options });
  const acts: ProbeAct[] = [];
  do acts.push(probe.next({ heard }));
  while (acts.at(-1)?.kind !== 'end');
  return acts;
}

const textsOf = (acts: readonly ProbeAct[]) => acts.map((act) => (act.kind === 'say' ? act.text : act.kind));

describe('a probe learner', () => {
  it('says the same again for the same seed', () => {
    expect(wordsOf()).toEqual(wordsOf());
  });

  it('says something else for another', () => {
    expect(wordsOf({ seed: 8 })).not.toEqual(wordsOf());
  });

  it('makes the same choices in other words for another seed of wording', () => {
    const [one, other] = [1, 2].map((wordingSeed) => wordsOf({ wordingSeed }));
    expect(other).not.toEqual(one);
    expect(other?.map(({ kind }) => kind)).toEqual(one?.map(({ kind }) => kind));
  });

  it.each(['en', 'fr'] as const)('ends by itself, in %s', (language) => {
    for (let seed = 0; seed < 20; seed += 1) expect(wordsOf({ language, seed }).length).toBeLessThan(18);
  });

  it('leaves no form of address open', () => {
    const said = Array.from({ length: 40 }, (_, seed) => textsOf(wordsOf({ language: 'fr', seed }))).flat();
    expect(said.filter((text) => /[[\]|]/.test(text))).toEqual([]);
  });

  it('seldom says the same sentence to two personas in a row', () => {
    const said = Array.from({ length: 30 }, (_, seed) => textsOf(wordsOf({ seed })).join(' '));
    expect(new Set(said).size).toBe(30);
  });
});

describe('an expert beside a novice', () => {
  const levers = new Set(testPlay.scenario.levers.flatMap((lever) => lever.try.en));
  const shareOfLevers = (level: 'novice' | 'expert') => {
    const said = Array.from({ length: 40 }, (_, seed) => textsOf(wordsOf({ level, seed }))).flat();
    return said.filter((text) => [...levers].some((words) => text.includes(words))).length / said.length;
  };

  it('finds the levers far more often', () => {
    expect(shareOfLevers('expert')).toBeGreaterThan(3 * shareOfLevers('novice'));
  });
});

describe('what makes one learner’s skill another’s', () => {
  it('adds site and team to the level', () => {
    expect(skillIn('listening', 'competent', {}, { site: 0.05, team: -0.1 })).toBeCloseTo(0.5);
  });

  it('takes the skill that is given in place of the level', () => {
    expect(skillIn('listening', 'novice', { listening: 0.6 }, {})).toBeCloseTo(0.6);
  });

  it('learns fast at first, then less', () => {
    expect(learned({ slope: 0.05, attempt: 1 })).toBe(0);
    // 0.05 x 4 x (1 - e^(-1/4))
    expect(learned({ slope: 0.05, attempt: 2 })).toBeCloseTo(0.0442, 4);
    expect(learned({ slope: 0.05, attempt: 40 })).toBeCloseTo(0.2, 4);
  });
});

describe('the bank', () => {
  it.each(['en', 'fr'] as const)('has at least fifteen sentences for every act, in %s', (language) => {
    for (const act of bankActs) expect(new Set(banks[language][act]).size).toBeGreaterThanOrEqual(15);
  });
});

describe('an echo', () => {
  const point = (en: string) => ({
    id: 'p',
    move: 'answer' as const,
    stance: ['guarded' as const],
    lines: { en: [en], fr: ['x'] },
  });

  it('gives back statements, turned to the speaker', () => {
    expect(echoesOf(point('Nobody called me back. Why is that?'), 'en')).toEqual([
      'So what you are telling me is this: nobody called you back.',
    ]);
  });

  it('leaves out what is told in the first person', () => {
    expect(echoesOf(point('I waited for two hours.'), 'en')).toEqual([]);
  });
});

describe('seeded randomness', () => {
  it('is spread evenly, and roughly normal where asked', () => {
    const random = new SeededRandom(1);
    const uniform = Array.from({ length: 4000 }, () => random.next());
    const normal = Array.from({ length: 4000 }, () => random.normal());
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(uniform)).toBeCloseTo(0.5, 1);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((value) => value * value))).toBeCloseTo(1, 0);
  });
});
