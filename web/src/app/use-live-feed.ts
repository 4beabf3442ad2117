import { liveNamespace, liveSocketPath } from '@repartee/proto';
import { useQueryClient } from '@tanstack/vue-query';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { computed, onScopeDispose, watch } from 'vue';

import { followLive } from './follow-live.js';
import { meQuery, useMe } from './me.js';

const GATHER_MS = 150;

/**
 * The server tells which ids have changed; what is on the screen of them is fetched again. Frames that come together
 * are answered together, and what is not on the screen is only marked as old. After a loss everything that lives is old.
 */
export const useLiveFeed = (): void => {
  const client = useQueryClient();
  const { data: me } = useMe();
  const person = computed(() => me.value?.id ?? null);
  let socket: Socket | null = null;
  let stop: (() => void) | undefined;
  let gathering: number | undefined;
  const stale = new Map<string, readonly string[]>();

  const flush = (): void => {
    gathering = undefined;
    for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey });
    stale.clear();
  };

  const mark = (keys: readonly (readonly string[])[]): void => {
    for (const key of keys) stale.set(key.join('/'), key);
    gathering ??= window.setTimeout(flush, GATHER_MS);
  };
  /** Asking who we are renews the pass; whoever is signed out by now is told so by it. */
  const renew = async (): Promise<boolean> => (await client.fetchQuery({ ...meQuery, staleTime: 0 })) !== null;

  const close = (): void => {
    stop?.();
    socket?.disconnect();
    socket = null;
  };

  const open = (): void => {
    socket = io(liveNamespace, { path: liveSocketPath, withCredentials: true, reconnectionDelayMax: 10_000 });
    stop = followLive(socket, { mark, renew });
  };

  watch(
    person,
    (id) => {
      close();
      if (id !== null) open();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    window.clearTimeout(gathering);
    close();
  });
};
