import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

import type { ClickHouse } from '@repartee/kernel';
import type { Lease, LeasedWork } from './lease.repository.js';
import { LeaseRepository } from './lease.repository.js';

export interface HoldLease {
  clickhouse: ClickHouse;
  /** The work that one does at a time; default a rebuild. */
  work?: LeasedWork;
  /** Whose it is, for people; different for everybody. Default: the machine and the process. */
  holder?: string;
  /** How long somebody who is not heard of counts as being at work, in milliseconds; default 15,000. */
  leaseMs?: number;
  /** How often one is heard of, in milliseconds; default 3,000. */
  renewEveryMs?: number;
}

/** Somebody else rebuilds tables of this database, or verifies them. */
export class RebuildUnderWay extends Error {
  readonly code = 'rebuild_under_way';

  constructor(holders: readonly string[], work: LeasedWork = 'rebuild') {
    super(
      `Another ${work} is under way, or has just begun (${holders.join(', ')}). Wait for its end, or stop it first.`,
    );
    this.name = 'RebuildUnderWay';
  }
}

/** The tables were away for so long that somebody else may have begun since. */
export class LeaseLost extends Error {
  readonly code = 'lease_lost';

  constructor() {
    super('ClickHouse was away for so long that somebody else may have begun the same work. Do it again.');
    this.name = 'LeaseLost';
  }
}

const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 3000;

/**
 * Does the work while nobody else does such work on the database, from whatever machine. Each says that they are there
 * before they look who else is: of two who begin at once at least one sees the other, and whoever does leaves it. Somebody
 * who was killed is not heard of again, and is waited for as long as a lease is. The signal is aborted where this one was
 * not heard of for that long itself, because others may have gone on since. Throws RebuildUnderWay.
 */
export async function holdingLease<Result>(
  options: HoldLease,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const leases = new LeaseRepository(options.clickhouse, options.work);
  const held = { ...options, holder: options.holder ?? holderHere() };
  await leases.prepare();
  try {
    await take(leases, held);
    const { signal, stop } = keep(leases, held);
    return await work(signal).finally(stop);
  } finally {
    // Where the tables are away, it comes to its end by itself.
    await leases.end(held.holder).catch(() => undefined);
  }
}

/**
 * To be asked before what only one may do, with the signal of the work or one that follows it. Throws LeaseLost where the
 * signal says so.
 */
export async function stillHeld(signal?: AbortSignal): Promise<void> {
  // Whoever was stopped for long goes on where they were: first what has fallen due meanwhile has to say that it did.
  await delay(1);
  if (signal?.reason instanceof LeaseLost) throw signal.reason;
}

type Held = HoldLease & { holder: string };

const holderHere = (): string => `${hostname()}, process ${process.pid}, ${randomBytes(4).toString('hex')}`;

async function take(leases: LeaseRepository, options: Held): Promise<void> {
  const { holder, leaseMs = LEASE_MS, renewEveryMs = RENEW_EVERY_MS } = options;
  const seen = new Map<string, number>();
  for (;;) {
    await leases.renew(holder);
    const others = await leases.others(holder, leaseMs);
    if (others.length === 0) return;
    const living = others.filter((other) => isHeardAgain(other, seen));
    if (living.length > 0) throw new RebuildUnderWay(living.map((other) => other.holder), options.work); // prettier-ignore
    await delay(renewEveryMs / 2);
  }
}

function isHeardAgain({ holder, heardMs }: Lease, seen: Map<string, number>): boolean {
  const before = seen.get(holder);
  seen.set(holder, heardMs);
  return before !== undefined && heardMs > before;
}

function keep(leases: LeaseRepository, options: Held): { signal: AbortSignal; stop: () => void } {
  const { holder, leaseMs = LEASE_MS, renewEveryMs = RENEW_EVERY_MS } = options;
  const lost = new AbortController();
  let heard = performance.now();
  const renew = async () => {
    const now = performance.now();
    if (now - heard > leaseMs) return lost.abort(new LeaseLost());
    await leases.renew(holder);
    heard = now;
  };
  // A renewal that fails is made up for by the next one, or not in time.
  const timer = setInterval(() => void renew().catch(() => undefined), renewEveryMs);
  return { signal: lost.signal, stop: () => clearInterval(timer) };
}
