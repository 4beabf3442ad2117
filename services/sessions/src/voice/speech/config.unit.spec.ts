import { describe, expect, it } from '@jest/globals';

import { speechConfig } from './config.js';

describe('when nothing is said about speech', () => {
  it('has none', () => {
    expect(speechConfig({})).toEqual({ recogniser: undefined, voice: undefined, mind: undefined });
  });
});

describe('when one endpoint has all parts', () => {
  const hosted = { SPEECH_URL: 'https://speech.example.org/v1/', SPEECH_KEY: 'secret', RECOGNISER_MODEL: 'r', VOICE_MODEL: 'v', MIND_MODEL: 'm' }; // prettier-ignore

  it('asks it for each by the name of its model', () => {
    const at = { baseUrl: 'https://speech.example.org/v1', key: 'secret' };
    expect(speechConfig(hosted)).toEqual({
      recogniser: { ...at, model: 'r', streams: false },
      voice: { ...at, model: 'v', rate: 24_000, captionedUrl: undefined, names: new Map() },
      mind: { ...at, model: 'm', reasoning: undefined },
    });
  });

  it('gives the key to no other address', () => {
    const config = speechConfig({ ...hosted, VOICE_URL: 'http://127.0.0.1:8880/v1' });
    expect(config.voice).toMatchObject({ baseUrl: 'http://127.0.0.1:8880/v1', key: undefined });
  });
});

describe('when a recogniser can stream its words', () => {
  const recogniser = { RECOGNISER_URL: 'http://127.0.0.1:8000/v1', RECOGNISER_MODEL: 'r' };

  it.each([
    ['yes', true],
    ['false', false],
  ])('is asked to, or not: %s', (RECOGNISER_STREAMS, streams) => {
    expect(speechConfig({ ...recogniser, RECOGNISER_STREAMS }).recogniser).toMatchObject({ streams });
  });
});

describe('when a mind thinks before it speaks', () => {
  it('is told how much', () => {
    const mind = { MIND_URL: 'http://127.0.0.1:11434/v1', MIND_MODEL: 'm', MIND_REASONING: 'none' };
    expect(speechConfig(mind).mind).toMatchObject({ reasoning: 'none' });
  });
});

describe('when a server calls its voices otherwise', () => {
  it('knows them by those names', () => {
    const local = { VOICE_URL: 'http://127.0.0.1:8880/v1', VOICE_MODEL: 'kokoro', VOICE_NAMES: 'nova=af_nova, alloy=am_adam' }; // prettier-ignore
    expect([...(speechConfig(local).voice?.names ?? [])]).toEqual([
      ['nova', 'af_nova'],
      ['alloy', 'am_adam'],
    ]);
  });
});

describe('when something is wrong', () => {
  it.each([
    [{ MIND_MODEL: 'm' }, /MIND_MODEL=m is set but no address/],
    [{ SPEECH_URL: 'localhost:8000' }, /SPEECH_URL=localhost:8000 is not valid: an address such as/],
    [{ VOICE_RATE: 'fast' }, /VOICE_RATE=fast is not valid/],
    [{ MIND_REASONING: 'a lot' }, /MIND_REASONING=a lot is not valid: one of none, minimal/],
    [{ RECOGNISER_STREAMS: 'often' }, /RECOGNISER_STREAMS=often is not valid: yes or no/],
    [{ VOICE_MODEL: 'v', VOICE_URL: 'http://a.example/v1', VOICE_NAMES: 'nova' }, /VOICE_NAMES=nova is not valid/],
  ])('says so: %j', (environment, sentence) => {
    expect(() => speechConfig(environment)).toThrow(sentence);
  });
});
