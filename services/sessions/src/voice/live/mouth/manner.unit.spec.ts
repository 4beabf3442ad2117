import { describe, expect, it } from '@jest/globals';

import { directorPlay } from '../../../live/domain/session.fixtures.js';
import { Talk } from '../talk.fixture.js';
import { mannerOf } from './manner.js';

describe('the voice of a persona', () => {
  it.each([
    ['slow', { speed: 0.9 }],
    ['even', {}],
    ['brisk', { speed: 1.1 }],
  ] as const)('is as fast as its pace: %s', (pace, speed) => {
    expect(mannerOf({ pace, openai: 'onyx' }, 'fr')).toEqual({ language: 'fr', voice: 'onyx', ...speed });
  });

  it('is that of the persona that is played', async () => {
    const talk = new Talk();
    talk.live.play.persona = directorPlay.persona;
    talk.voice = talk.opened();
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(1_000);
    expect(talk.mouth.manner).toEqual({ language: 'en', voice: 'alloy', speed: 1.1 });
  });
});
