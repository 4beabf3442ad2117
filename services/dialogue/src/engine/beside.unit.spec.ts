import type { Answer } from './answer.js';
import { beside, isAnsweredBy } from './beside.js';
import { momentOf, silentTurn } from './condition.js';
import { openDialogue } from './dialogue.js';
import { createTestPlay } from './play.fixture.js';
import { part } from './speak.js';
import type { PointUnit } from './unit.js';
import { unit } from './unit.js';

const lines = { en: ['The ladder was mine.'], fr: ["L'échelle était à moi."] };
const bare = { topic: null, answers: [], refuses: [], onlyAsked: false, asks: null, reveals: null };

const answer = (id: string, question: string, isKnown: boolean): Answer => {
  const its = unit(id, lines);
  const point: PointUnit | null = isKnown ? { ...its, ...bare, move: 'answer' } : null;
  return { question, also: [], part: part(its, 'content'), unit: its, point, repeated: false };
};

const notKnown = (id: string, question = 'other:yes_no') => answer(id, question, false);
const known = (id: string) => answer(id, `about-${id}`, true);

describe.each(['en', 'fr'] as const)('what is left out beside an answer (%s)', (language) => {
  const { state } = openDialogue(createTestPlay(), { language, wordingSeed: 1, attempt: 1 });
  const ids = (questions: number, answers: readonly Answer[]) =>
    beside(momentOf({ ...state, heard: { ...silentTurn, questions } }), answers).map((one) => one.unit.id);

  it('is not knowing, on either side of it', () => {
    expect(ids(1, [notKnown('a'), known('b')])).toEqual(['a']);
    expect(ids(1, [known('a'), notKnown('b')])).toEqual(['b']);
  });

  it('is the second of two ways of not knowing', () => {
    expect(ids(1, [notKnown('a'), notKnown('b')])).toEqual(['b']);
  });

  it('is never an answer, nor what was asked of a matter that was named', () => {
    expect(ids(1, [known('a'), known('b')])).toEqual([]);
    expect(ids(1, [known('a'), notKnown('b', 'other:date:ladder')])).toEqual([]);
    expect(ids(1, [known('a'), notKnown('b', 'when-back')])).toEqual([]);
  });

  it('is nothing where two things were asked, or one is answered', () => {
    expect(ids(2, [notKnown('a'), known('b')])).toEqual([]);
    expect(ids(1, [notKnown('a')])).toEqual([]);
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
