import { describe, expect, it } from 'vitest';

import type { BrowserSpeech, BrowserVoice } from './plan.js';
import { chooseVoice, makerOf, planSpeech } from './plan.js';

const voice = (name: string, over: Partial<BrowserVoice> = {}): BrowserVoice => ({
  ...{ name, lang: 'en-GB', localService: true, default: false },
  ...over,
});

const speech = (over: Partial<BrowserSpeech> = {}): BrowserSpeech => ({
  ...{ hasRecognition: true, availability: null, voices: [voice('Local')], maker: 'Google' },
  ...over,
});

describe('the voice that speaks', () => {
  it('is of the language, on the device before any other, and the usual one of those', () => {
    const voices = [
      voice('French', { lang: 'fr-FR', default: true }),
      voice('Far', { localService: false, default: true }),
      voice('First'),
      voice('Usual', { lang: 'en_US', default: true }),
    ];
    expect(chooseVoice(voices, 'en')?.name).toBe('Usual');
    expect(chooseVoice(voices.slice(1, 3), 'en')?.name).toBe('First');
    expect(chooseVoice(voices.slice(1, 2), 'en')?.name).toBe('Far');
    expect(chooseVoice(voices.slice(1), 'fr')).toBeNull();
  });
});

describe('speech on the device', () => {
  it.each([
    ['available', 'device'],
    ['downloadable', 'download'],
    ['downloading', 'download'],
  ] as const)('is %s: nothing is sent to anybody', (availability, recognition) => {
    expect(planSpeech(speech({ availability }), 'en', 'x')).toMatchObject({ recognition, sentTo: [] });
  });
});

describe('speech that is sent', () => {
  it('names the maker of the browser as the one who hears it', () => {
    expect(planSpeech(speech({ availability: 'unavailable' }), 'en', 'x')).toMatchObject({
      recognition: 'sent',
      sentTo: [{ what: 'sound', host: 'Google' }],
    });
  });

  it('names who speaks where no voice of the language is on the device, and says who it is where nobody knows', () => {
    const far = speech({ maker: null, voices: [voice('Far', { localService: false })] });
    expect(planSpeech(far, 'en', 'its maker').sentTo).toEqual([
      { what: 'sound', host: 'its maker' },
      { what: 'replies', host: 'its maker' },
    ]);
  });

  it('is none where the browser cannot recognise', () => {
    expect(planSpeech(speech({ hasRecognition: false }), 'en', 'x')).toMatchObject({ recognition: 'none', sentTo: [] });
  });
});

describe('the maker of a browser', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  it.each([
    [chrome, 'Google'],
    [chrome.replace('Chrome', 'HeadlessChrome'), 'Google'],
    [`${chrome} Edg/140.0.0.0`, 'Microsoft'],
    [`${chrome} OPR/120.0.0.0`, null],
    ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', 'Apple'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', null],
  ])('of %s is %s', (userAgent, maker) => {
    expect(makerOf(userAgent)).toBe(maker);
  });
});
