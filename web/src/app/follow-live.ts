import { ChangedFrame, Problem } from '@repartee/proto';

import { liveKeys, staleKeys } from './live-keys.js';

/** As much of a socket as is followed here. */
export interface LiveSocket {
  on: (event: string, listener: (told: unknown) => void) => unknown;
  connect: () => unknown;
}

interface LiveParts {
  /** These fetched things are old now. */
  mark: (keys: readonly (readonly string[])[]) => void;
  /** Renews the pass; false where nobody is signed in any more, an error where the server cannot be reached. */
  renew: () => Promise<boolean>;
}

const refusedAs = (error: unknown): number | undefined =>
  Problem.safeParse((error as { data?: unknown } | undefined)?.data).data?.status;

const ASK_AGAIN_MS = 10_000;

/**
 * Marks what changes, and after a loss everything that lives; a pass that has run out is renewed once per refusal.
 * Answers how to stop.
 */
export const followLive = (socket: LiveSocket, { mark, renew }: LiveParts): (() => void) => {
  let [wasOpen, isStopped] = [false, false];
  let again: number | undefined;
  const renewAndConnect = async (): Promise<void> => {
    try {
      const isSignedIn = await renew();
      if (isSignedIn && !isStopped) socket.connect();
    } catch {
      // The server cannot be reached, which says nothing of the pass.
      if (!isStopped) again = window.setTimeout(() => void renewAndConnect(), ASK_AGAIN_MS);
    }
  };
  socket.on('changed', (frame) => {
    const read = ChangedFrame.safeParse(frame);
    if (read.success) mark(staleKeys(read.data));
  });
  socket.on('connect', () => {
    if (wasOpen) mark(liveKeys);
    wasOpen = true;
  });
  // The library comes back by itself, but not where the server closed the door or would not open it.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') void renewAndConnect();
  });
  socket.on('connect_error', (error) => {
    if (refusedAs(error) === 401) void renewAndConnect();
  });
  return () => {
    isStopped = true;
    window.clearTimeout(again);
  };
};
