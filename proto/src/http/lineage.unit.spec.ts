import { describe, expect, it } from '@jest/globals';

import { LineageQuery } from './cockpit.js';

describe('a question about the calibration of one version', () => {
  it.each(['1', '4294967295'])('may be about version %s', (version) => {
    expect(LineageQuery.parse({ figure: 'calibration', version }).version).toBe(Number(version));
  });

  it.each(['0', '1.5', '4294967296', '1e300'])('may not be about version %s', (version) => {
    expect(LineageQuery.safeParse({ figure: 'calibration', version }).success).toBe(false);
  });
});

describe('a question about the sessions of a version', () => {
  it.each(['scenario:reprimand@2', 'engine:rules@1.4.0', 'scorer:repartee-criteria@4'])('may be about %s', (use) => {
    expect(LineageQuery.parse({ figure: 'use', use }).use).toBe(use);
  });

  it.each(['scenario:reprimand', 'persona:claire@1', 'scenario:@2', 'scenario:reprimand@'])(
    'may not be about %s',
    (use) => {
      expect(LineageQuery.safeParse({ figure: 'use', use }).success).toBe(false);
    },
  );
});

describe('a question about single sessions', () => {
  it('may be about one, or about several beside one another', () => {
    expect(LineageQuery.parse({ figure: 'session', session: 'one' }).session).toEqual(['one']);
    expect(LineageQuery.parse({ figure: 'session', session: ['one', 'other'] }).session).toEqual(['one', 'other']);
    expect(LineageQuery.parse({ figure: 'level' }).session).toBeUndefined();
  });

  it('may not be about more than stand on a page', () => {
    const session = Array.from({ length: 51 }, (_, place) => `s${place}`);
    expect(LineageQuery.safeParse({ figure: 'session', session }).success).toBe(false);
  });
});
