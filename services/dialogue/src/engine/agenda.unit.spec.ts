import type { Point } from '@repartee/proto';
import type { Before } from './agenda.js';
import { callBack, gambit, question } from './agenda.js';
import type { Heard, LedgerEntry } from './dialogue-state.js';
import type { Moment } from './condition.js';
import { momentOf, silentTurn } from './condition.js';
import { openDialogue } from './dialogue.js';
import { createTestPlay, createTestScenario, testLines, testPoints } from './play.fixture.js';
import { prepare } from './prepare.js';

const more: Point[] = [
  {
    id: 'wish-open',
    move: 'answer',
    stance: ['engaged'],
    topic: 'place',
    answers: ['wish'],
    lines: testLines('wishopen'),
  },
  {
    id: 'yes-and-when',
    move: 'press',
    stance: ['engaged'],
    topic: 'place',
    answers: ['colour'],
    asks: 'when',
    lines: testLines('yeswhen', 4, '?'),
  },
];
const told: Point = {
  id: 'place-told',
  move: 'answer',
  stance: ['engaged'],
  topic: 'place',
  lines: testLines('placetold'),
};
const patterns = { en: ['wish'], fr: ['wish'] };
const { questions } = createTestScenario();
const play = createTestPlay({
  persona: {
    recalls: [
      { at: 'later', slot: 'date', lines: { en: ['You said {date}.'], fr: ['Vous avez dit {date}.'] } },
      { at: 'close', slot: 'promise', lines: { en: ['So {promises}.'], fr: ['Donc {promises}.'] } },
    ],
  },
  scenario: {
    questions: [...questions, { id: 'wish', kind: 'wish', topic: 'place', heard: patterns }],
    points: [...testPoints, ...more, told],
    calls_back: [
      { id: 'back-to-listen', to: { lever: 'listen' }, lines: testLines('back listen') },
      { id: 'back-to-belittle', to: { misstep: 'belittle' }, lines: testLines('back belittle') },
      { id: 'back-to-price', to: { point: 'price-open' }, lines: testLines('back price') },
      { id: 'back-to-hint', to: { point: 'secret-hint' }, lines: testLines('back hint') },
    ],
  },
});
const prepared = prepare(play);
const { state } = openDialogue(play, { language: 'en', wordingSeed: 1, attempt: 1 });

const moment = (overrides: Partial<Moment> = {}, heard: Partial<Heard> = {}): Moment => ({
  ...momentOf({ ...state, heard: { ...silentTurn, act: 'explanation', ...heard } }),
  stance: 'engaged',
  learnerTurns: 9,
  replies: 8,
  ...overrides,
});
const free: Before = { taken: 'plain', topics: null, isWarm: false };
const on = (taken: Before['taken'], ...topics: string[]): Before => ({ taken, topics, isWarm: false });
const backTo = (at: Moment, before: Before) => callBack(prepared, at, false, before)?.point ?? null;

describe('a thread taken up again', () => {
  const listened = { firstAt: { 'lever:listen': 2 } };
  const belittled = { firstAt: { 'misstep:belittle': 2 }, unrepaired: ['belittle'] };

  it('is what did good, where nothing weighs more', () => {
    expect(backTo(moment(listened), free)).toBe('back-to-listen');
  });

  it('is no praise after what hurt, and no reproach after what did good', () => {
    expect(backTo(moment(listened), { ...free, taken: 'badly' })).toBeNull();
    expect(backTo(moment(belittled), { ...free, taken: 'well' })).toBeNull();
    expect(backTo(moment(belittled), { ...free, taken: 'badly' })).toBe('back-to-belittle');
  });

  it('stays on the matter beside an answer', () => {
    const told = { told: { 'price-open': { times: 1, at: 2 } } };
    expect(backTo(moment(told), on('plain', 'money'))).toBe('back-to-price');
    expect(backTo(moment(told), on('plain', 'place'))).toBeNull();
    expect(backTo(moment(listened), on('plain', 'money'))).toBeNull();
  });

  it('is what did good before, after what does good now, whatever either is about', () => {
    const told = { told: { 'price-open': { times: 1, at: 2 } } };
    const warm: Before = { ...on('well', 'money'), isWarm: true };
    expect(backTo(moment(listened), on('well', 'money'))).toBeNull();
    expect(backTo(moment(listened), warm)).toBe('back-to-listen');
    expect(backTo(moment(told), { ...warm, topics: ['place'] })).toBeNull();
    expect(backTo(moment(belittled), warm)).toBeNull();
  });

  it('is no hint at what has been told since', () => {
    const hinted = { told: { 'secret-hint': { times: 1, at: 2 } } };
    expect(backTo(moment({ ...hinted, facts: { secret: 'hint' } }), free)).toBe('back-to-hint');
    expect(backTo(moment({ ...hinted, facts: { secret: 'whole' } }), free)).toBeNull();
  });

  it('is a day only where it belongs to a promise', () => {
    const day = (promise: number | null): LedgerEntry => ({
      ...{ type: 'date', value: 'weekday:2', said: 'Tuesday', at: 2, promise, firm: true, topics: [], about: [] },
      ...{ past: false, back: null, around: [], ahead: false, ago: false, part: false, supposed: false, long: false },
      ...{ elliptic: false, limit: false, claim: null },
    });
    expect(backTo(moment({ ledger: [day(null)] }), free)).toBeNull();
    expect(backTo(moment({ ledger: [day(200)] }), free)).toBe('recall:0@0');
  });
});

describe('what is said unasked', () => {
  it('is no answer that needs its question: a wish', () => {
    const said = gambit(prepared, moment({}, { topics: ['place'] }), []);
    expect(said?.answers).toEqual([]);
  });

  it('is a secret that has just opened where it is on the table, or where nothing else is', () => {
    const reach = { facts: { secret: 'reach' as const } };
    const said = (topics: string[]) => gambit(prepared, moment(reach, { topics }), ['secret'])?.id;
    expect(said(['delay'])).toBe('secret-whole');
    expect(said([])).toBe('secret-whole');
    expect(said(['place'])).toBe('place-told');
  });

  it('is no hint at a secret out of the blue', () => {
    const guarded = { stance: 'guarded' as const, facts: { secret: 'reach' as const } };
    const said = (topics: string[], more: Partial<Moment> = {}) =>
      gambit(prepared, moment({ ...guarded, ...more }, { topics }), [])?.id;
    const spokenOf = { told: { 'reason-open': { times: 1, at: 8 } } };
    expect(said(['delay'])).toBe('secret-hint');
    expect(said([], spokenOf)).toBe('secret-hint');
    expect(said([])).not.toBe('secret-hint');
    expect(said(['place'], spokenOf)).not.toBe('secret-hint');
  });

  it('is nothing that was said before, where something else is said already', () => {
    const all = [...testPoints, told].map(({ id }) => id);
    const spent = { told: Object.fromEntries(all.map((id) => [id, { times: 1, at: 8 }])) };
    expect(gambit(prepared, moment(spent), [])).not.toBeNull();
    expect(gambit(prepared, moment(spent), [], { least: 0 })).toBeNull();
  });

  it('is no secret that has been told whole', () => {
    const open = { facts: { secret: 'whole' as const }, told: { 'secret-whole': { times: 1, at: 8 } } };
    const all = testPoints.map(({ id }) => id).filter((id) => id.startsWith('long-'));
    const spent = Object.fromEntries(all.map((id) => [id, { times: 3, at: 8 }]));
    const said = gambit(prepared, moment({ ...open, told: { ...open.told, ...spent } }, { topics: ['delay'] }), []);
    expect(said?.id).not.toBe('secret-whole');
  });
});

describe("a question of the persona's own", () => {
  it('is not what has just been said', () => {
    expect(question(prepared, moment())?.asks).toBe('when');
    expect(question(prepared, moment({}, { slots: { date: 'Tuesday' } }))?.asks).not.toBe('when');
  });

  it('is none that agrees first to what nobody asked', () => {
    const settled = ['who', 'how'];
    const asked = question(prepared, moment({ settled }, { topics: ['place'] }));
    expect(asked?.id).toBe('ask-when');
  });
});
