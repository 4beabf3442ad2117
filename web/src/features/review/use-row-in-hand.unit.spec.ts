import { nextTick, shallowRef } from 'vue';
import { describe, expect, it } from 'vitest';

import { useRowInHand } from './use-row-in-hand.js';

describe('the row that the keyboard stands on', () => {
  it('stays in hand when rows come above it', async () => {
    const ids = shallowRef(['a', 'b', 'c']);
    const { inHand, step } = useRowInHand(ids);
    expect(inHand.value).toBeUndefined();
    step(1);
    step(1);
    ids.value = ['new', 'a', 'b', 'c'];
    await nextTick();
    expect(inHand.value).toBe('b');
    step(1);
    expect(inHand.value).toBe('c');
  });

  it('is none once it has gone, and the next step takes the row that has come to its place', async () => {
    const ids = shallowRef(['a', 'b', 'c']);
    const { inHand, step } = useRowInHand(ids);
    step(1);
    step(1);
    ids.value = ['a', 'c'];
    await nextTick();
    expect(inHand.value).toBeUndefined();
    step(1);
    expect(inHand.value).toBe('c');
  });
});
