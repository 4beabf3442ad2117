import { describe, expect, it } from '@jest/globals';

import { heardOf } from '../../domain/speaking/heard-text.js';
import type { PersonaTurn } from '../../domain/speaking/persona-turn.js';
import { openSegment } from '../../domain/speaking/persona-turn.js';
import type { WordTime } from '../../domain/speaking/word-times.js';
import { spokenLines } from './captioned.js';

/** At a thousand samples a second, each token sounds for 100 ms from each 100 ms on. */
const RATE = 1_000;
const TOKEN_S = 0.1;

async function* lineOf(tokens: readonly string[]): AsyncGenerator<Uint8Array> {
  const timestamps = tokens.map((word, at) => ({ word, start_time: at * TOKEN_S, end_time: (at + 1) * TOKEN_S }));
  yield await Promise.resolve(Buffer.from(`${JSON.stringify({ audio: '', timestamps })}\n`));
}

/** What goes on record of a text that a voice speaks in these tokens, after each of them. */
async function recorded(text: string, spoken: string): Promise<string[]> {
  const tokens = spoken.split(' ');
  const words: WordTime[] = [];
  for await (const piece of spokenLines(lineOf(tokens), text, RATE)) words.push(...piece.words);
  const samples = tokens.length * 100;
  const segment = { ...openSegment(text), asked: true, samples, complete: true, sent: samples, words };
  const turn = (sample: number) =>
    ({ segments: [segment], position: { segment: 0, sample } }) as unknown as PersonaTurn;
  return tokens.map((_, at) => heardOf(turn((at + 1) * 100), RATE).text);
}

/** A text, the tokens it is spoken in, and after each of these what may be on record at most. */
const spellings: [text: string, spoken: string, ...most: string[]][] = [
  [
    'It took 100 days and nobody told anyone what the plan was.',
    'It took one hundred days and nobody told anyone what the plan was',
    ...['It', 'It took', 'It took', 'It took 100', 'It took 100 days', 'It took 100 days and'],
    ...['It took 100 days and nobody', 'It took 100 days and nobody told', 'It took 100 days and nobody told anyone'],
  ],
  [
    'We signed for 310 euros and in those ten weeks nobody came.',
    'We signed for three hundred and ten euros and in those ten weeks nobody came',
    ...['We', 'We signed', 'We signed for', 'We signed for', 'We signed for', 'We signed for', 'We signed for 310'],
    ...['We signed for 310 euros', 'We signed for 310 euros and', 'We signed for 310 euros and in'],
  ],
  [
    'It is 30% of it, 30 kg of flour.',
    'It is thirty percent of it , thirty kilograms of flour .',
    ...[
      'It',
      'It is',
      'It is',
      'It is 30%',
      'It is 30% of',
      'It is 30% of it,',
      'It is 30% of it,',
      'It is 30% of it,',
    ],
    ...['It is 30% of it, 30 kg', 'It is 30% of it, 30 kg of'],
  ],
  [
    'Between 3 and 4 weeks, and one more.',
    'Between three and four weeks , and one more .',
    ...['Between', 'Between', 'Between', 'Between 3 and 4', 'Between 3 and 4 weeks,', 'Between 3 and 4 weeks,'],
    ...['Between 3 and 4 weeks, and', 'Between 3 and 4 weeks, and one'],
  ],
  [
    'On 12 May 2026 nobody came, and six weeks later nobody had.',
    'On twelve May twenty twenty six nobody came and six weeks later nobody had',
    ...['On', 'On 12', 'On 12 May', 'On 12 May', 'On 12 May', 'On 12 May 2026', 'On 12 May 2026 nobody'],
    ...['On 12 May 2026 nobody came,', 'On 12 May 2026 nobody came, and', 'On 12 May 2026 nobody came, and six'],
  ],
  [
    'Dr. Hart paid $1,250.50 per month in dollars.',
    'Doctor Hart paid one thousand two hundred fifty dollars and fifty cents per month in dollars',
    ...['Dr.', 'Dr. Hart', ...Array<string>(10).fill('Dr. Hart paid'), 'Dr. Hart paid $1,250.50 per'],
  ],
  [
    'J’ai attendu 100 jours, et un pour cent d’entre eux.',
    "J' ai attendu cent jours , et un pour cent d' entre eux .",
    ...['', 'J’ai', 'J’ai attendu', 'J’ai attendu 100', 'J’ai attendu 100 jours,', 'J’ai attendu 100 jours,'],
    ...['J’ai attendu 100 jours, et', 'J’ai attendu 100 jours, et un'],
  ],
  [
    'C’est long, n’est-ce pas ? Le 1er mars à 9 h, qu’avez-vous fait ?',
    "C' est long , n' est-ce pas ? Le premier mars à neuf heures qu' avez vous fait",
    ...['', 'C’est', 'C’est long,', 'C’est long,', 'C’est long,', 'C’est long, n’est-ce', 'C’est long, n’est-ce pas ?'],
    ...['C’est long, n’est-ce pas ?', 'C’est long, n’est-ce pas ? Le', 'C’est long, n’est-ce pas ? Le 1er'],
  ],
];

describe('a voice that spells out what is written otherwise', () => {
  it.each(spellings)('has no word on record that has not sounded: %s', async (text, spoken, ...most) => {
    const record = await recorded(text, spoken);
    expect(record.filter((said, at) => said.length > (most[at] ?? text).length)).toEqual([]);
  });

  it.each(spellings)('is followed again right after that: %s', async (text, spoken) => {
    const record = await recorded(text, spoken);
    // By the times of the words themselves, not by the end of the sound.
    expect(record.at(-2)?.length).toBeGreaterThan(text.length - 20);
  });

  it('is followed by its pieces where it speaks what is written', async () => {
    const text = "I don't know W7s, but 25 of them didn't come.";
    const record = await recorded(text, "I do n't know W7s , but 2 5 of them did n't come .");
    expect(record.slice(0, 3)).toEqual(['I', 'I', "I don't"]);
    expect(record.slice(7, 10)).toEqual([
      "I don't know W7s, but",
      "I don't know W7s, but 25",
      "I don't know W7s, but 25 of",
    ]);
  });
});
