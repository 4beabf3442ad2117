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
