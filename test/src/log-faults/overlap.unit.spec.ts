import { describe, expect, it } from '@jest/globals';
import type { ProjectedEvent } from '@repartee/projections';

import { Overlap } from './overlap.js';

const batch = (...streams: string[]) => streams.map((stream) => ({ stream }) as ProjectedEvent);

describe('what two projectors store', () => {
  it('counts from when both do until the end, as many as the one that stored fewer', () => {
    const overlap = new Overlap(2);
    const [one, other] = [overlap.heardBy(0), overlap.heardBy(1)];
    one(batch('a', 'b', 'c'));
    expect(overlap.lastedMs).toBeUndefined();
    other(batch('d'));
    expect(overlap.lastedMs).toBeGreaterThanOrEqual(0);
    one(batch('e', 'f'));
    expect(overlap.end()).toBe(1);
    other(batch('g', 'h'));
    expect(overlap.end()).toBe(1);
  });

  it('is nothing where one of them stores nothing of what counts', () => {
    const overlap = new Overlap(2, ({ stream }) => stream === 'ours');
    overlap.heardBy(0)(batch('ours', 'ours'));
    overlap.heardBy(1)(batch('theirs', 'theirs'));
    expect(overlap.end()).toBe(0);
  });
});
