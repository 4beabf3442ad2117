import { describe, expect, it } from '@jest/globals';

import { recordingState } from './recording-state.js';

const endedAt = Date.UTC(2026, 2, 2, 12);
const known = {
  days: 30,
  endedAt,
  stored: { durationMs: 61_000, gaps: [{ fromMs: 9_000, toMs: 15_000 }] },
  now: endedAt + 60_000,
};
const keptUntil = '2026-04-01T12:00:00.000Z';

describe('the recording of a session', () => {
  it('is none where it was not recorded', () => {
    expect(recordingState({ ...known, days: 0 })).toEqual({ state: 'none' });
  });

  it('is in the making while the session goes on, and for a while after', () => {
    expect(recordingState({ ...known, endedAt: null, stored: null })).toEqual({ state: 'preparing' });
    expect(recordingState({ ...known, stored: null })).toEqual({ state: 'preparing' });
  });

  it('is there until its last day', () => {
    expect(recordingState(known)).toEqual({ state: 'ready', durationMs: 61_000, gaps: known.stored.gaps, keptUntil });
    expect(recordingState({ ...known, now: Date.parse(keptUntil) - 1 })).toMatchObject({ state: 'ready' });
  });

  it('is deleted after it, though the sweep may not have come yet', () => {
    expect(recordingState({ ...known, now: Date.parse(keptUntil) })).toEqual({ state: 'deleted', keptUntil });
  });

  it('is missing where nothing is stored long after', () => {
    expect(recordingState({ ...known, stored: null, now: endedAt + 15 * 60_000 })).toEqual({ state: 'missing' });
  });
});
