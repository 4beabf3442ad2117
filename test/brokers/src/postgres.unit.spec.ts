import { describe, expect, it } from '@jest/globals';

import { POSTGRES_MAJOR, inOrderOfChoice } from './postgres.js';

describe('where a machine has several versions of PostgreSQL', () => {
  it('the one that is deployed is taken, then the newest', () => {
    expect(inOrderOfChoice(['9', '13', String(POSTGRES_MAJOR), '18'])).toEqual([
      ...[String(POSTGRES_MAJOR), '18', '13', '9'],
    ]);
  });

  it('the newest is taken, where the one that is deployed is not among them', () => {
    expect(inOrderOfChoice(['13', '17', '16'])).toEqual(['17', '16', '13']);
  });
});
