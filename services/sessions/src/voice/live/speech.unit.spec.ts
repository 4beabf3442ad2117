import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '@repartee/kernel';

import { speechConfig } from '../speech/config.js';
import { openSpeech } from './open-speech.js';

const at = { SPEECH_URL: 'http://127.0.0.1:9/v1' };
const opened = (environment: Record<string, string>) => openSpeech(speechConfig({ ...at, ...environment }), new VirtualClock(0, 1)); // prettier-ignore

describe('a server with a mind and nothing to speak or hear with', () => {
  it('says that the mind does nothing, and what to set', async () => {
    const speech = await opened({ MIND_MODEL: 'm' });
    expect(speech.isOn).toBe(false);
    expect(speech.complaint).toMatch(/^MIND_MODEL is set and does nothing: .*VOICE_MODEL and RECOGNISER_MODEL/);
  });

  it.each([{}, { MIND_MODEL: 'm', VOICE_MODEL: 'v' }, { MIND_MODEL: 'm', RECOGNISER_MODEL: 'r' }])(
    'is not what this is: %j',
    async (environment) => {
      expect((await opened(environment)).complaint).toBeUndefined();
    },
  );
});
