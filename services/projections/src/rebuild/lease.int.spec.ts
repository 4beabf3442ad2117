import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { LeaseLost, RebuildUnderWay, holdingLease, stillHeld } from './lease.js';
import { LeaseRepository } from './lease.repository.js';

const { emptyDatabase } = createTestClickHouse();
let clickhouse: ClickHouse;

beforeEach(async () => {
  clickhouse = await emptyDatabase();
});

const hold = (holder: string) => ({ clickhouse, holder, leaseMs: 3000, renewEveryMs: 300 });

/** Work that goes on until it is told to end. */
function createTestWork() {
  let begin: () => void = () => undefined;
  let end: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = new Promise<void>((resolve) => (end = resolve));
  const signals: AbortSignal[] = [];
  const work = async (signal: AbortSignal) => {
    signals.push(signal);
    begin();
    await ended;
    return 'done';
  };
  return { work, begun, end, signals };
}

describe('two rebuilds of one database at once', () => {
  it('are one, and one that is refused by the name of the other', async () => {
    const { work, begun, end, signals } = createTestWork();
    const one = holdingLease(hold('one'), work);
    await begun;
    const refused = holdingLease(hold('other'), () => Promise.reject(new Error('It was not to begin')));

    await expect(refused).rejects.toThrow(RebuildUnderWay);
    await expect(refused).rejects.toThrow(/\(one\)/);
    end();
    expect(await one).toBe('done');
    expect(signals[0]?.aborted).toBe(false);
    expect(await holdingLease(hold('other'), () => Promise.resolve('done after it'))).toBe('done after it');
  }, 30_000);

  it('are never both at work, though they begin in the same moment', async () => {
    let working = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (working += 1));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      working -= 1;
    };
    const all = await Promise.allSettled(['a', 'b', 'c', 'd'].map((holder) => holdingLease(hold(holder), work)));
    const reasons = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));

    expect(most).toBeLessThanOrEqual(1);
    expect(reasons.every((reason) => reason instanceof RebuildUnderWay)).toBe(true);
    expect(reasons.length).toBeGreaterThanOrEqual(1);
  }, 30_000);
});

describe('a rebuild that was killed', () => {
  it('is waited for as long as its lease is, and then gone on from', async () => {
    const leases = new LeaseRepository(clickhouse);
    await leases.prepare();
    await leases.renew('killed');
    const began = performance.now();

    expect(await holdingLease(hold('next'), () => Promise.resolve('done'))).toBe('done');
    expect(performance.now() - began).toBeGreaterThan(1500);
  }, 30_000);
});

describe('a rebuild that was not heard of for longer than its lease', () => {
  it('is told to stop', async () => {
    const { work, begun, end, signals } = createTestWork();
    const stalled = holdingLease({ ...hold('stalled'), leaseMs: 1000 }, work);
    await begun;
    await clickhouse.command('RENAME TABLE rebuild_leases TO out_of_reach');

    const [signal] = signals;
    if (!signal?.aborted) await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    end();
    expect(await stalled).toBe('done');
  }, 30_000);

  it('learns of it before its next step, where the whole process was stopped', async () => {
    const stopped = holdingLease({ ...hold('stopped'), leaseMs: 1000 }, (signal) => {
      // Nothing runs meanwhile, timers neither.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
      return stillHeld(signal);
    });

    await expect(stopped).rejects.toBeInstanceOf(LeaseLost);
  }, 30_000);
});
