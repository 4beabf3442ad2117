import { ProblemError } from '@repartee/kernel';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface Limits {
  /** Wrong passwords for one address of mail within the window. */
  perAccount: number;
  /** Wrong passwords and links from one network address within the window. */
  perAddress: number;
  /** Reset links asked for by one address of mail within the window. */
  resetsPerAccount: number;
  windowSeconds: number;
}

export const usualLimits: Limits = { perAccount: 8, perAddress: 60, resetsPerAccount: 3, windowSeconds: 15 * 60 };

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
  private readonly accounts: RateLimiterMemory;
  private readonly addresses: RateLimiterMemory;
  private readonly resets: RateLimiterMemory;

  constructor({ perAccount, perAddress, resetsPerAccount, windowSeconds: duration }: Limits = usualLimits) {
    this.accounts = new RateLimiterMemory({ points: perAccount, duration });
    this.addresses = new RateLimiterMemory({ points: perAddress, duration });
    this.resets = new RateLimiterMemory({ points: resetsPerAccount, duration });
  }

  /** Throws TooManyAttempts. */
  async countSignIn(account: string, address: string): Promise<void> {
    await consume(this.addresses, address);
    await consume(this.accounts, account);
  }

  async signedIn(account: string, address: string): Promise<void> {
    await this.accounts.delete(account);
    await this.addresses.reward(address);
  }

  /** Throws TooManyAttempts. */
  async countLink(address: string): Promise<void> {
    await consume(this.addresses, address);
  }

  async linkWasGood(address: string): Promise<void> {
    await this.addresses.reward(address);
  }

  /** False where the account has had its share; nobody is told. */
  async mayReset(account: string): Promise<boolean> {
    return this.resets.consume(account).then(
      () => true,
      () => false,
    );
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new TooManyAttempts(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}
