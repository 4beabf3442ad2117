import { useIntervalFn } from '@vueuse/core';
import { shallowRef } from 'vue';
import { z } from 'zod';

const EVERY_MS = 1000;
const SETTLE_MS = 400;

/** The health answer, read leniently: an older or newer server may say more or less. */
const Readiness = z.object({
  ready: z.boolean().catch(false),
  waitingFor: z
    .array(
      z.object({
        name: z.string(),
        detail: z.string().catch(''),
        progress: z.number().min(0).max(1).optional().catch(undefined),
      }),
    )
    .catch([]),
});
export type Readiness = z.infer<typeof Readiness>;

export type ReadinessState =
  { state: 'unreachable' } | { state: 'starting'; readiness: Readiness } | { state: 'ready' };

export const readReadiness = async (fetch: (url: string) => Promise<Response>): Promise<ReadinessState> => {
  try {
    const response = await fetch('/health/ready');
    if (response.ok) return { state: 'ready' };
    const body: unknown = await response.json().catch(() => null);
    const parsed = Readiness.safeParse(body);
    return { state: 'starting', readiness: parsed.success ? parsed.data : { ready: false, waitingFor: [] } };
  } catch {
    return { state: 'unreachable' };
  }
};

/** Asks every second how far the start is, and calls `onReady` once it is done. */
export const useReadiness = (onReady: () => void) => {
  const state = shallowRef<ReadinessState | null>(null);
  const { pause } = useIntervalFn(
    () =>
      void readReadiness((url) => window.fetch(url)).then((now) => {
        state.value = now;
        if (now.state !== 'ready') return;
        pause();
        // A moment to be read, and no busy loop where readiness and the first answer disagree.
        window.setTimeout(onReady, SETTLE_MS);
      }),
    EVERY_MS,
    { immediateCallback: true },
  );
  return state;
};
