import type { Check } from '@repartee/proto';

import { evaluateCheck } from './check.js';
import {
  createTestCause,
  createTestShift,
  createTestTranscript,
  learnerSays,
  personaSays,
} from './session.fixtures.js';
import { viewSession } from './session-view.js';

const apology = learnerSays(1, 'I am sorry it was late.', { cues: { apology: 'I am sorry' } });
const question = learnerSays(3, 'How was the day for you?', {
  cues: { open_question: 'How was the day for you' },
  reading: { question: 'open', topics: ['delivery'], asks: ['how-was-it'], uptake: 0.42 },
});
const promise = learnerSays(5, 'I will call you on Friday.', {
  cues: { commitment: 'I will call you', next_step: 'on Friday' },
  reading: { slots: [{ type: 'date', value: 'weekday:5', said: 'Friday', span: { from: 19, to: 25 } }] },
});
const view = viewSession(
  createTestTranscript(
    [
      personaSays(0, 'They were late.', { asks: ['why-late'] }),
      apology,
      personaSays(2, 'Yes.'),
      question,
      personaSays(4, 'Awful. It was a wedding.'),
      promise,
    ],
    {
      shifts: [
        createTestShift(1, [
          [40, 64, 30],
          [42, 60, 30],
        ]),
        createTestShift(
          3,
          [
            [42, 60, 30],
            [52, 52, 40],
          ],
          {
            stanceAfter: 'engaged',
            factsOpened: ['wedding'],
            causes: [
              createTestCause({ kind: 'lever', id: 'hear-her-out' }),
              createTestCause({ kind: 'lever', id: 'dated-promise', withheld: 'too_early' }),
            ],
          },
        ),
      ],
      silences: [{ afterTurn: 3, place: 'after_own_question', durationMs: 4000, atMs: 40_000 }],
      ending: { reason: 'objective_reached', objectiveReached: true, atMs: 60_000 },
    },
  ),
);
const holds = (check: Check) => evaluateCheck(check, view).holds;

describe('a check, when the session holds an apology, a question and a promise', () => {
  it.each<[string, Check, boolean]>([
    ['finds a cue', { cue: 'apology' }, true],
    ['finds one of several cues', { cue: ['praise', 'apology'] }, true],
    ['misses a cue that was not shown', { cue: 'praise' }, false],
    ['asks all members of the same turn', { cue: 'apology', topic: 'delivery' }, false],
    ['finds a topic beside a cue', { cue: 'open_question', topic: 'delivery' }, true],
    ['finds a slot', { slot: 'date' }, true],
    ['finds a question that was put', { asks: 'how-was-it' }, true],
    ['finds a lever that worked', { lever: 'any' }, true],
    ['takes no withheld lever for one that worked', { lever: 'dated-promise' }, false],
    ['finds a lever that came too early', { lever: 'dated-promise', worked: false }, true],
    ['finds a fact that opened', { fact: 'wedding' }, true],
    ['reads the stance after a turn', { stance: 'engaged' }, true],
    ['carries the stance on to turns without a shift', { stance: 'engaged', at_least: 2 }, true],
    ['finds a silence that was left', { silence: 'after_own_question' }, true],
    ['looks at the first turns only', { cue: 'open_question', within_first: 1 }, false],
    ['looks at the last turns only', { cue: 'commitment', within_last: 1 }, true],
    ['orders turns by another check', { cue: 'commitment', after: { cue: 'apology' } }, true],
    ['finds nothing after what never came', { cue: 'commitment', after: { cue: 'praise' } }, false],
    ['finds everything before what never came', { cue: 'commitment', before: { cue: 'praise' } }, true],
    ['refuses what came too late', { cue: 'commitment', before: { cue: 'open_question' } }, false],
    ['joins checks on one turn', { slot: 'date', with: { cue: 'commitment' } }, true],
    ['excludes turns that fit another check', { cue: 'commitment', without: { slot: 'date' } }, false],
    ['knows a reply to a question', { cue: 'apology', replying_to: 'question' }, true],
    ['knows a reply to a tense persona', { cue: 'open_question', replying_to: 'tension' }, true],
    ['knows a reply to a fact just told', { cue: 'commitment', replying_to: 'fact' }, true],
    ['compares uptake in hundredths', { uptake: '>= 42' }, true],
    ['compares words', { words: '> 6' }, false],
    ['counts turns', { at_least: 4 }, false],
    ['counts different ids', { cue: ['apology', 'commitment', 'open_question'], different: 3 }, true],
    ['counts no id twice', { stance: 'engaged', different: 2 }, false],
    ['compares a share of turns', { cue: 'apology', share_at_most: 33 }, false],
    ['allows a share that is kept to', { cue: 'apology', share_at_most: 34 }, true],
    ['reads the objective', { objective: true }, true],
    ['joins whole checks', { all: [{ cue: 'apology' }, { cue: 'praise' }] }, false],
    ['takes either of two', { any: [{ cue: 'praise' }, { objective: true }] }, true],
    ['turns a check round', { not: { misstep: 'any' } }, true],
  ])('%s', (_, check, expected) => {
    expect(holds(check)).toBe(expected);
  });

  it('shows the words of a cue', () => {
    expect(evaluateCheck({ cue: 'apology' }, view).evidence).toEqual([{ turn: 1, from: 0, to: 10 }]);
  });

  it('shows the whole turn where no words stand for what was looked for', () => {
    expect(evaluateCheck({ fact: 'wedding' }, view).evidence).toEqual([{ turn: 3, from: 0, to: 24 }]);
  });

  it('shows what broke a limit, and nothing where it was kept', () => {
    expect(evaluateCheck({ cue: 'apology', at_most: 0 }, view).evidence).toEqual([{ turn: 1, from: 0, to: 10 }]);
    expect(evaluateCheck({ cue: 'apology', at_most: 1 }, view).evidence).toEqual([]);
  });
});
