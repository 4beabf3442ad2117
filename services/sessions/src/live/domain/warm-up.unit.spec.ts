import { describe, expect, it } from '@jest/globals';

import { play, sessionAfter, startCommand } from './session.fixtures.js';
import { warmUp } from './warm-up.js';

describe('a warm-up', () => {
  it('lets the persona begin, and answers one sentence', () => {
    const begun = warmUp(play, { language: 'en', seed: 7 });
    expect(begun.opening).toMatch(/\w/);
    expect(begun.answer).toBeNull();
    const answered = warmUp(play, { language: 'en', seed: 7, text: 'Good morning. What happened?' });
    expect(answered.opening).toBe(begun.opening);
    expect(answered.answer).toMatch(/\w/);
    expect(answered.answer).not.toBe(answered.opening);
  });

  it('answers what was said', () => {
    const answerTo = (text: string) => warmUp(play, { language: 'fr', seed: 7, text }).answer;
    expect(answerTo('Que s’est-il passé ?')).not.toBe(answerTo('Calmez-vous, madame.'));
  });

  it('does not begin as the conversation proper does', () => {
    const session = sessionAfter(startCommand({ wordingSeed: 7 }));
    const [first] = session.status === 'live' ? session.turns : [];
    expect(warmUp(play, { language: 'en', seed: 7 }).opening).not.toBe(first?.text);
  });
});
