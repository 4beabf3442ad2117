import { describe, expect, it } from '@jest/globals';

import { voiceOptions } from './options.js';

describe('the bench of voice', () => {
  it('carries four loads for twenty seconds each, beside Pipecat', () => {
    expect(voiceOptions([])).toEqual({
      loads: [1, 25, 100, 200],
      measureMs: 20_000,
      peer: true,
      demo: null,
      soak: null,
    });
  });

  it('does what it is asked to', () => {
    const options = voiceOptions(['--loads', '50,100', '--seconds', '5', '--no-peer', '--demo', 'kept']);
    expect(options).toEqual({ loads: [50, 100], measureMs: 5_000, peer: false, demo: 'kept', soak: null });
    expect(voiceOptions(['--soak', '0.5', '--sessions', '10']).soak).toEqual({ ms: 30_000, sessions: 10 });
  });

  it.each([
    [['--load', '1'], 'There is no option "--load".'],
    [['--loads', '1,x'], '--loads takes a number above 0; "x" is none.'],
    [['--soak'], '--soak takes a number above 0; "" is none.'],
  ])('says what it does not understand: %j', (args, sentence) => {
    expect(() => voiceOptions(args)).toThrow(new RangeError(sentence));
  });
});
