import { describe, expect, it } from '@jest/globals';

import { Meters } from './meters.js';

const session = (sessionId: string, organisation = 'one') => ({ organisation, sessionId });

describe('what a session asks of providers', () => {
  it('is taken once', () => {
    const meters = new Meters();
    const meter = meters.of(session('a'));
    expect(meters.take(session('a'))).toBeUndefined();
    meter({ heardMs: 900 });
    meter({ tokensIn: 40, tokensOut: 7 });
    expect(meters.take(session('a'))).toEqual({ heardMs: 900, spokenCharacters: 0, tokensIn: 40, tokensOut: 7 });
    expect(meters.take(session('a'))).toBeUndefined();
    meter({ heardMs: 100 });
    expect(meters.take(session('a'))).toMatchObject({ heardMs: 100 });
  });

  it('is counted with the next event of its organisation where it is told once the session is over', () => {
    const meters = new Meters();
    const meter = meters.of(session('a'));
    meter({ heardMs: 900 });
    meters.close(session('a'));
    meter({ tokensOut: 7 });
    expect(meters.take(session('b', 'two'))).toBeUndefined();
    expect(meters.take(session('b'))).toEqual({ heardMs: 900, spokenCharacters: 0, tokensIn: 0, tokensOut: 7 });
    expect(meters.take(session('a'))).toBeUndefined();
  });

  it('is held for no session that is over', () => {
    const meters = new Meters();
    const meter = meters.of(session('a'));
    meters.close(session('a'));
    meter({ heardMs: 900 });
    meters.take(session('b'));
    expect(Object.values(meters).map((held: Map<string, unknown>) => held.size)).toEqual([0, 0]);
  });
});
