import { ProblemError } from '@repartee/kernel';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { networkOf } from './network.js';

export interface Limits {
  /** Wrong passwords for one address of mail within the window. */
  perAccount: number;
  /** Wrong passwords and links from one network address within the window. */
  perAddress: number;
  /** Reset links asked for by one address of mail within the window. */
  resetsPerAccount: number;
  windowSeconds: number;
  /**
   * Most accounts and addresses that are remembered, each; whom nobody has heard of for longest is forgotten. Every
   * attempt costs a password's hash, so that nobody can have themselves forgotten within the window.
   */
  remembered: number;
}

export const usualLimits: Limits = {
  ...{ perAccount: 8, perAddress: 60, resetsPerAccount: 3 },
  ...{ windowSeconds: 15 * 60, remembered: 100_000 },
};

/** Too many attempts; `retryAfter` in whole seconds becomes the header. */
export class TooManyAttempts extends ProblemError {
  constructor(readonly retryAfter: number) {
    super({
      code: 'too_many_attempts',
      status: 429,
      title: 'Too many attempts',
      detail: `Please try again in ${Math.ceil(retryAfter / 60)} min.`,
    });
  }
}

/** Counts attempts before they are judged, so that many at once are not all let through; who succeeds is given theirs back. */
export class AttemptLimits {
  private readonly accounts: Counts;
  private readonly addresses: Counts;
  private readonly resets: Counts;

  constructor({ perAccount, perAddress, resetsPerAccount, ...limits }: Limits = usualLimits) {
    this.accounts = new Counts(perAccount, limits);
    this.addresses = new Counts(perAddress, limits);
    this.resets = new Counts(resetsPerAccount, limits);
  }

  /** How many accounts and addresses are remembered. */
  get size(): number {
    return this.accounts.size + this.addresses.size + this.resets.size;
  }

  /** Throws TooManyAttempts. */
  async countSignIn(account: string, address: string): Promise<void> {
    await this.addresses.count(networkOf(address));
    await this.accounts.count(account);
  }

  async signedIn(account: string, address: string): Promise<void> {
    await this.accounts.forget(account);
    await this.addresses.giveBack(networkOf(address));
  }

  /** Throws TooManyAttempts. */
  async countLink(address: string): Promise<void> {
    await this.addresses.count(networkOf(address));
  }

  async linkWasGood(address: string): Promise<void> {
    await this.addresses.giveBack(networkOf(address));
  }

  /** False where the account has had its share; nobody is told. */
  async mayReset(account: string): Promise<boolean> {
    return this.resets.count(account).then(
      () => true,
      () => false,
    );
  }
}

/** Attempts by key within the window; the keys are bounded in number. */
class Counts {
  private readonly limiter: RateLimiterMemory;
  /** The one used last stands last. */
  private readonly keys = new Set<string>();

  constructor(
    points: number,
    private readonly limits: Pick<Limits, 'windowSeconds' | 'remembered'>,
  ) {
    this.limiter = new RateLimiterMemory({ points, duration: limits.windowSeconds });
  }

  get size(): number {
    return this.keys.size;
  }

  /** Throws TooManyAttempts. */
  async count(key: string): Promise<void> {
    await this.remember(key);
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new TooManyAttempts(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
  }

  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(key);
  }

  async forget(key: string): Promise<void> {
    this.keys.delete(key);
    await this.limiter.delete(key);
  }

  private async remember(key: string): Promise<void> {
    this.keys.delete(key);
    this.keys.add(key);
    const [oldest] = this.keys;
    if (this.keys.size > this.limits.remembered && oldest !== undefined) await this.forget(oldest);
  }
}
