import { openDialogue } from '../engine/dialogue.js';
import type { DialogueState, ReplyPlan } from '../engine/dialogue-state.js';
import { createTestPlay, testPoints } from '../engine/play.fixture.js';
import { wordReply } from './word-reply.js';

const of = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
const lines = (...counts: readonly number[]) => ({
  en: counts.map((count, index) => `${of(count, `w${count}n${index}x`)}.`),
  fr: counts.map((count, index) => `${of(count, `m${count}n${index}x`)}.`),
});

const play = createTestPlay({
  scenario: {
    points: [
      ...testPoints,
      { id: 'wide', move: 'answer', stance: ['engaged'], lines: lines(30, 31, 20) },
      { id: 'tail', move: 'answer', stance: ['engaged'], lines: lines(28, 29, 24) },
      { id: 'gruff', move: 'resist', stance: ['closed'], lines: lines(16, 15, 6) },
    ],
  },
});

const plan = (stance: 'engaged' | 'closed', units: readonly string[]): ReplyPlan => ({
  ...{ stance, move: 'answer', takesUp: '', points: units, asks: [], answers: [] },
  parts: units.map((unit) => ({ unit, role: 'content', slots: {}, optional: false })),
});

const words = (text: string) => text.split(' ').length;

describe.each(['en', 'fr'] as const)('the wording of a reply (%s)', (language) => {
  const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
  const said = (its: ReplyPlan, more: Partial<DialogueState> = {}) =>
    seeds.map((wordingSeed) => {
      const { state } = openDialogue(play, { language, wordingSeed, attempt: 1 });
      return words(wordReply(play, { ...state, ...more }, its).text);
    });

  it('finds the one pair of wordings that stays within 45 words, whatever the seed', () => {
    expect(new Set(said(plan('engaged', ['wide', 'tail'])))).toEqual(new Set([44]));
  });

  it('is the short one of somebody short of words, once the first reply is given', () => {
    expect(new Set(said(plan('closed', ['gruff']), { replies: 3 }))).toEqual(new Set([6]));
    expect(new Set(said(plan('closed', ['gruff']), { replies: 0 })).size).toBeGreaterThan(1);
  });
});
