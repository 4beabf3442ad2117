import { describe, expect, it } from '@jest/globals';

import { isSpeech, maySpeak, spokenText } from './speech-gate.js';

const voice = { byKey: false, voicedMs: 600, levelDb: -25, startedAt: 0, endedAt: 700 };

describe('what a recogniser has made of a sound', () => {
  it.each([
    ['Thank you.', voice, 0.1],
    ['Merci.', voice, undefined],
    ['I will call you back on Thursday.', { ...voice, voicedMs: 2_000 }, 0.3],
    ['Yes.', { ...voice, voicedMs: 250 }, 0.2],
  ])('is speech: "%s"', (text, heard, noSpeech) => {
    expect(isSpeech(heard, text, noSpeech)).toBe(true);
  });

  it.each([
    ['the recogniser doubts it', 'I will call you back.', voice, 0.7],
    ['the detector heard a click', 'Okay.', { ...voice, voicedMs: 90 }, 0.1],
    ['it was too quiet to be meant', 'Okay.', { ...voice, levelDb: -60 }, 0.1],
    ['nobody speaks so fast', 'one two three four five six seven eight', voice, 0.1],
    ['it is known to be invented, and was doubted a little', 'Thank you.', voice, 0.4],
    ['it is known to be invented, and had little voice', 'Thanks for watching!', { ...voice, voicedMs: 300 }, 0],
    ['it is known to be invented', "Sous-titres réalisés par la communauté d'Amara.org", voice, 0.3],
    ['there is no word in it', '… ?', voice, 0],
  ])('is none where %s', (_, text, heard, noSpeech) => {
    expect(isSpeech(heard, text, noSpeech)).toBe(false);
  });

  it.each([
    ['there was as little voice as in a knock', { voicedMs: 150, endedAt: 200 }],
    ['it was as quiet as a fan', { levelDb: -44 }],
    ['the detector woke to it now and then', { endedAt: 1_500 }],
  ])('is speech only with an estimate where %s', (_, change) => {
    const heard = { ...voice, ...change };
    expect([isSpeech(heard, 'Okay.'), isSpeech(heard, 'Okay.', 0.1)]).toEqual([false, true]);
  });

  it('is what the recogniser says where the key was held', () => {
    const held = { ...voice, byKey: true, voicedMs: 0, levelDb: -Infinity };
    expect(isSpeech(held, 'Yes.')).toBe(true);
    expect(isSpeech(held, 'Thank you.', 0.5)).toBe(true);
    expect(isSpeech(held, 'Thank you.', 0.6)).toBe(false);
  });

  it('may be more than its voice was long, while that is still reported', () => {
    const soFar = { ...voice, voicedMs: 200, endedAt: null };
    expect([maySpeak(soFar, 'Yes but wait a'), isSpeech(soFar, 'Yes but wait a')]).toEqual([true, false]);
    expect(maySpeak(soFar, 'Thank you very much.')).toBe(false);
  });

  it('is heard without its annotations', () => {
    expect(spokenText(' [Music] I see (laughs) ♪ ')).toBe('I see');
    expect(spokenText('[Musique]')).toBe('');
  });
});
