import { describe, expect, it } from 'vitest';

import { DeadMicrophone, faultOf, faultOfSurroundings, meterOf } from './microphone-fault.js';

const here = { isSecureContext: true, hasMicrophones: true, hasSoundThread: true };

describe('where there can be no microphone', () => {
  it('says that the page is not secure before it says anything else', () => {
    const all = { isSecureContext: false, hasMicrophones: false, hasSoundThread: false };
    expect(faultOfSurroundings(all)).toBe('insecure');
  });

  it('says so of a browser that lacks what it takes', () => {
    expect(faultOfSurroundings({ ...here, hasMicrophones: false })).toBe('unsupported');
    expect(faultOfSurroundings({ ...here, hasSoundThread: false })).toBe('unsupported');
    expect(faultOfSurroundings(here)).toBeNull();
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('takes %s as %s', (name, fault) => {
    expect(faultOf(Object.assign(new Error('x'), { name }))).toBe(fault);
  });

  it('takes what is no error as a failure', () => {
    expect(faultOf('x')).toBe('failed');
  });
});

describe('a microphone that is open', () => {
  it('is dead after three seconds without any sound, and alive with the first', () => {
    const microphone = new DeadMicrophone();
    expect(Array.from({ length: 93 }, () => microphone.hear(-100, 32)).some((is) => is)).toBe(false);
    expect(microphone.hear(-100, 32)).toBe(true);
    expect(microphone.hear(-70, 32)).toBe(false);
    expect(microphone.hear(-100, 32)).toBe(false);
  });

  it('may give nothing for half a minute once it was heard: browsers silence a quiet room', () => {
    const microphone = new DeadMicrophone();
    microphone.hear(-65, 32);
    expect(Array.from({ length: 900 }, () => microphone.hear(-100, 32)).some((is) => is)).toBe(false);
    expect(Array.from({ length: 40 }, () => microphone.hear(-100, 32)).at(-1)).toBe(true);
  });

  it('is shown from a quiet room to full scale', () => {
    expect([-100, -60, -30, 0].map(meterOf)).toEqual([0, 0, 0.5, 1]);
  });
});
