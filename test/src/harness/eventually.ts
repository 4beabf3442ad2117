import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 50;

/** Waits until something holds. Rejects after the limit, 30 seconds unless told. */
export async function eventually(holds: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    if (await holds()) return;
    await delay(EVERY_MS);
  }
  throw new Error(`It did not come about within ${limitMs / 1000} s.`);
}
