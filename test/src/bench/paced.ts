import { setTimeout as delay } from 'node:timers/promises';

/** Does the work so many times a second, for so many seconds, whether or not the one before has come to its end. */
export async function paced(
  perSecond: number,
  seconds: number,
  work: (place: number, due: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const working: Promise<void>[] = [];
  for (let place = 0; place < perSecond * seconds; place++) {
    const due = began + (place / perSecond) * 1000;
    if (due > performance.now()) await delay(due - performance.now());
    working.push(work(place, due));
  }
  await Promise.all(working);
}
