import { describe, expect, it } from 'vitest';

import { TAP_MS, isDown, keyUp, press, release } from './talk-key.js';

describe('the key to talk', () => {
  it('is down for as long as it is held', () => {
    const held = press(keyUp, 1_000);
    expect(isDown(held)).toBe(true);
    expect(isDown(release(held, 1_000 + TAP_MS))).toBe(false);
  });

  it('stays down after a tap, and comes up with the next press and its release', () => {
    const tapped = release(press(keyUp, 1_000), 1_000 + TAP_MS - 1);
    expect(isDown(tapped)).toBe(true);
    const again = press(tapped, 9_000);
    expect(isDown(again)).toBe(true);
    expect(isDown(release(again, 9_050))).toBe(false);
  });

  it('does not mind that a held key repeats itself', () => {
    const held = press(keyUp, 1_000);
    expect(press(held, 1_500)).toEqual(held);
    expect(isDown(release(press(held, 1_500), 1_600))).toBe(false);
  });

  it('does not come up where a release comes without a press, as of a key that went down elsewhere', () => {
    expect(release(keyUp, 1_000)).toEqual(keyUp);
    const tapped = release(press(keyUp, 1_000), 1_100);
    expect(release(tapped, 1_200)).toEqual(tapped);
  });
});
