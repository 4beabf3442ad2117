import { describe, expect, it, vi } from 'vitest';

import { followLive } from './follow-live.js';
import { liveKeys } from './live-keys.js';

/** A socket that is told what happens to it by hand. */
const createTestLive = (signedIn = true) => {
  const listeners = new Map<string, (told: unknown) => void>();
  const socket = { on: (event: string, listener: (told: unknown) => void) => listeners.set(event, listener) };
  const [connect, mark] = [vi.fn(), vi.fn()];
  const renew = vi.fn(() => Promise.resolve(signedIn));
  followLive({ ...socket, connect }, { mark, renew });
  return { connect, mark, renew, happens: (event: string, told?: unknown) => listeners.get(event)?.(told) };
};
const refusal = { data: { type: 'x', title: 'x', status: 401, detail: 'x', code: 'not_signed_in' } };

describe('when the connection comes back', () => {
  it('marks everything that lives as old, which the first connection does not', () => {
    const { happens, mark } = createTestLive();
    happens('connect');
    expect(mark).not.toHaveBeenCalled();
    happens('disconnect', 'transport close');
    happens('connect');
    expect(mark).toHaveBeenCalledExactlyOnceWith(liveKeys);
  });
});

describe('when the pass has run out', () => {
  it('is renewed before the door is tried again', async () => {
    const { happens, connect, renew } = createTestLive();
    happens('connect_error', refusal);
    expect(connect).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(connect).toHaveBeenCalledOnce());
    expect(renew).toHaveBeenCalledOnce();
  });

  it('is asked for again where the server cannot be reached just then', async () => {
    vi.useFakeTimers();
    const { happens, connect, renew } = createTestLive();
    renew.mockRejectedValueOnce(new Error('offline'));
    happens('connect_error', refusal);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(renew).toHaveBeenCalledTimes(2);
    expect(connect).toHaveBeenCalledOnce();
  });

  it('stays outside where nobody is signed in any more', async () => {
    const { happens, connect, renew } = createTestLive(false);
    happens('disconnect', 'io server disconnect');
    await vi.waitFor(() => expect(renew).toHaveBeenCalledOnce());
    await Promise.resolve();
    expect(connect).not.toHaveBeenCalled();
  });
});
