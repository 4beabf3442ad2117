import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { VoiceOffer } from '@repartee/proto';

import type { TestSessions } from '../sessions.fixtures.js';
import { createTestSessions } from '../sessions.fixtures.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

describe('when nobody is set up to listen and to speak', () => {
  let sessions: TestSessions;

  beforeEach(async () => (sessions = await createTestSessions()));
  afterEach(() => sessions.close());

  it('leaves speech to the browser, and sends nothing to anybody', async () => {
    const ada = await sessions.connect();
    const { status, body } = await ada.send('GET', '/api/sessions/voice');
    expect([status, VoiceOffer.parse(body)]).toEqual([
      200,
      { speech: 'browser', hears: false, ceilingReached: false, recordingDays: 0, sentTo: [] },
    ]);
  });
});
