import type { SessionPage } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { asksAgainIn } from './use-session.js';

const page = (status: SessionPage['session']['status'], over: Partial<SessionPage> = {}): SessionPage =>
  ({ session: { status }, debriefing: null, scoringFailed: null, ...over }) as SessionPage;
const debriefing = {} as SessionPage['debriefing'];

describe('the page of a session', () => {
  it('asks again while it is scored, and less often where that takes long', () => {
    expect([asksAgainIn(page('ended'), 1), asksAgainIn(page('ended'), 20)]).toEqual([700, 10_000]);
    expect(asksAgainIn(page('scored'), 2)).toBe(700);
  });

  it('asks no more once it is scored, or could not be', () => {
    expect(asksAgainIn(page('scored', { debriefing }), 2)).toBe(false);
    expect(asksAgainIn(page('scoring_failed'), 2)).toBe(false);
    expect(asksAgainIn(page('ended', { scoringFailed: { code: 'x' } }), 2)).toBe(false);
  });

  it('does not ask for what is under way, or unknown', () => {
    expect([asksAgainIn(page('under_way'), 1), asksAgainIn(undefined, 0)]).toEqual([false, false]);
  });
});
