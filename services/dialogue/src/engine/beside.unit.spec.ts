import type { Slot } from '../model/reading.js';
import type { Cause, Shift } from '../model/transcript.js';
import type { Answer } from './answer.js';
import { beside, isAnsweredBy, isPutAsQuestion } from './beside.js';
import { momentOf, silentTurn } from './condition.js';
import { openDialogue } from './dialogue.js';
import { entriesOf } from './ledger.js';
import { createTestPlay, createTestReading } from './play.fixture.js';
import { part } from './speak.js';
import type { PointUnit } from './unit.js';
import { unit } from './unit.js';

const lines = { en: ['The ladder was mine.'], fr: ["L'échelle était à moi."] };
const bare = { topic: null, answers: [], refuses: [], onlyAsked: false, asks: null, reveals: null };

const answer = (id: string, question: string, isKnown: boolean): Answer => {
  const its = unit(id, lines);
  const point: PointUnit | null = isKnown ? { ...its, ...bare, move: 'answer' } : null;
  return { question, also: [], part: part(its, 'content'), unit: its, point };
};

const none = { trust: 0, tension: 0, openness: 0 };
const notKnown = (id: string, question = 'other:yes_no') => answer(id, question, false);
const known = (id: string) => answer(id, `about-${id}`, true);
const telling = (id: string, depth: 'hint' | 'whole'): Answer => {
  const one = known(id);
  return { ...one, point: one.point && { ...one.point, reveals: { fact: 'fall', depth, hidden: true } } };
};

describe('what is left out beside an answer', () => {
  const ids = (...answers: readonly Answer[]) => beside(answers).map((one) => one.unit.id);

  it('is not knowing, on either side of it', () => {
    expect(ids(notKnown('a'), known('b'))).toEqual(['a']);
    expect(ids(known('a'), notKnown('b', 'other:date'))).toEqual(['b']);
  });

  it('is the second of two ways of not knowing one thing', () => {
    expect(ids(notKnown('a'), notKnown('b'))).toEqual(['b']);
  });

  it('is a hint at what is told with it', () => {
    expect(ids(telling('a', 'whole'), telling('b', 'hint'))).toEqual(['b']);
    expect(ids(telling('a', 'hint'), telling('b', 'whole'))).toEqual(['a']);
    expect(ids(telling('a', 'whole'), telling('b', 'whole'))).toEqual([]);
  });

  it('is never an answer, nor what was asked of a matter that was named', () => {
    expect(ids(known('a'), known('b'))).toEqual([]);
    expect(ids(known('a'), notKnown('b', 'other:date:ladder'))).toEqual([]);
    expect(ids(known('a'), notKnown('b', 'when-back'))).toEqual([]);
    expect(ids(notKnown('a'))).toEqual([]);
  });
});

describe('an offer that is put as a question', () => {
  const { state } = openDialogue(createTestPlay(), { language: 'en', wordingSeed: 1, attempt: 1 });
  const bare = momentOf(state);
  const moving = (overrides: Partial<Cause> = {}): Shift => ({
    ...{ turn: 1, before: none, after: none, stanceBefore: 'guarded', stanceAfter: 'guarded', factsOpened: [] },
    causes: [{ kind: 'lever', id: 'trade', effect: none, occurrence: 1, evidence: [], withheld: '', ...overrides }],
  });
  const still = { ...moving(), causes: [] };
  const offering = (day: Partial<Slot>, at = 0) => ({
    ...bare,
    ledger: entriesOf(createTestReading({ slots: [day] }), at),
  });

  it('is answered by what it moves', () => {
    expect(isPutAsQuestion(bare, moving(), [notKnown('a')])).toBe(true);
    expect(isPutAsQuestion(bare, moving(), [notKnown('a', 'other:yes_no:ladder')])).toBe(true);
  });

  it('is answered by taking up the day it offers, and no day that is over or was named before', () => {
    expect(isPutAsQuestion(offering({}), still, [notKnown('a')])).toBe(true);
    expect(isPutAsQuestion(offering({ past: true }), still, [notKnown('a')])).toBe(false);
    expect(isPutAsQuestion(offering({}, -1), still, [notKnown('a')])).toBe(false);
    expect(isPutAsQuestion(offering({ value: 'date:02' }), still, [notKnown('a')])).toBe(false);
  });

  it('is answered by a word back where it is small talk', () => {
    const kind = { ...bare, heard: { ...bare.heard, cues: ['small_talk'] } };
    expect(isPutAsQuestion(kind, still, [notKnown('a')])).toBe(true);
    expect(isPutAsQuestion(bare, still, [notKnown('a')])).toBe(false);
  });

  it('is a question where it moves nothing that is worth saying', () => {
    expect(isPutAsQuestion(bare, moving({ occurrence: 2 }), [notKnown('a')])).toBe(false);
    expect(isPutAsQuestion(bare, moving({ withheld: 'too_early' }), [notKnown('a')])).toBe(false);
    expect(isPutAsQuestion(bare, moving({ kind: 'misstep' }), [notKnown('a')])).toBe(false);
  });

  it('is none where there is an answer, or more than a yes was asked for', () => {
    expect(isPutAsQuestion(bare, moving(), [known('a')])).toBe(false);
    expect(isPutAsQuestion(bare, moving(), [notKnown('a', 'other:date')])).toBe(false);
    expect(isPutAsQuestion(bare, moving(), [])).toBe(false);
  });
});

describe('a sentence that was read as two questions', () => {
  const { state } = openDialogue(createTestPlay(), { language: 'en', wordingSeed: 1, attempt: 1 });
  const one = momentOf({ ...state, heard: { ...silentTurn, questions: 1 } });
  const two = momentOf({ ...state, heard: { ...silentTurn, questions: 2 } });
  const both: Answer = { ...known('a'), point: { ...unit('a', lines), ...bare, move: 'answer', answers: ['b'] } };

  it('is answered once by a point that answers both', () => {
    expect(isAnsweredBy(one, both, 'b')).toBe(true);
    expect(isAnsweredBy(one, both, 'c')).toBe(false);
  });

  it('is answered once where only its form was read as the other', () => {
    expect(isAnsweredBy(one, known('a'), 'other:event:ladder')).toBe(true);
    expect(isAnsweredBy(one, answer('a', 'other:reason', true), 'other:event')).toBe(false);
  });

  it('is answered twice where it puts two', () => {
    expect(isAnsweredBy(two, both, 'b')).toBe(false);
    expect(isAnsweredBy(one, notKnown('a', 'when'), 'other:event')).toBe(false);
  });
});
