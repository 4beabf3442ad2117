import { describe, expect, it } from '@jest/globals';
import { isDoneSince } from './learner.service.js';

describe('an assignment done late in the evening of the first of March in UTC', () => {
  const done = { done: { sessionId: 's', at: '2026-03-01T23:30:00.000Z' } };

  it('was done on the day that it was in the organisation', () => {
    expect(isDoneSince(done, '2026-03-02', 'Europe/Paris')).toBe(true);
    expect(isDoneSince(done, '2026-03-02', 'America/New_York')).toBe(false);
    expect(isDoneSince({ done: null }, '2026-03-02', 'Europe/Paris')).toBe(false);
  });
});
