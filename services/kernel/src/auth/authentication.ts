import type { IncomingHttpHeaders } from 'node:http';

import type { Keys } from '../keys/keys.js';
import type { AccessTokens } from './access-tokens.js';
import { ACCESS_COOKIE, readCookie } from './cookies.js';
import type { CurrentUser } from './current-user.js';
import type { Revocations } from './revocations.js';

/** Who a request or a socket's handshake comes from. */
export class Authentication {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly revocations: Revocations,
    private readonly keys: Pick<Keys, 'prepare'>,
  ) {}

  /** The person whose pass is in the cookie, or undefined where there is no good one. Their organisation's key is at hand. */
  async identify(headers: IncomingHttpHeaders): Promise<CurrentUser | undefined> {
    const token = readCookie(headers.cookie, ACCESS_COOKIE);
    const user = token === undefined ? undefined : await this.tokens.verify(token);
    if (!user || !this.isStillGood(user)) return undefined;
    // Where it cannot be had, what needs it is refused by itself, and what does not goes on.
    await this.keys.prepare(user.organisation).catch(() => undefined);
    return this.isStillGood(user) ? user : undefined;
  }

  /** Whether a pass accepted before, at a socket's handshake, still holds. */
  isStillGood(user: CurrentUser): boolean {
    return !this.revocations.isRevoked(user);
  }

  /** Told whenever a pass accepted before may hold no more. */
  onVoided(listener: () => void): void {
    this.revocations.onChange(listener);
  }
}
