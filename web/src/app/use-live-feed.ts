import { ChangedFrame, liveNamespace, liveSocketPath } from '@repartee/proto';
import { useQueryClient } from '@tanstack/vue-query';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { computed, onScopeDispose, watch } from 'vue';

import { staleKeys } from './live-keys.js';
import { useMe } from './me.js';

const GATHER_MS = 150;

/**
 * The server tells which ids have changed; what is on the screen of them is fetched again. Frames that come together
 * are answered together, and what is not on the screen is only marked as old.
 */
export const useLiveFeed = (): void => {
  const client = useQueryClient();
  const { data: me } = useMe();
  const person = computed(() => me.value?.id ?? null);
  let socket: Socket | null = null;
  let gathering: number | undefined;
  const stale = new Map<string, readonly string[]>();

  const flush = (): void => {
    gathering = undefined;
    for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey });
    stale.clear();
  };

  const changed = (frame: unknown): void => {
    const read = ChangedFrame.safeParse(frame);
    if (!read.success) return;
    for (const key of staleKeys(read.data)) stale.set(key.join('/'), key);
    gathering ??= window.setTimeout(flush, GATHER_MS);
  };

  const close = (): void => {
    socket?.disconnect();
    socket = null;
  };

  const open = (): void => {
    socket = io(liveNamespace, { path: liveSocketPath, withCredentials: true, reconnectionDelayMax: 10_000 });
    socket.on('changed', changed);
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
