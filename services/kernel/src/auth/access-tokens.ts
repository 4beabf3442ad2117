import { roleNames } from '@repartee/proto';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { z } from 'zod';

import type { Clock } from '../ports/clock.js';
import type { CurrentUser } from './current-user.js';
import type { SigningKey } from './signing-key.js';

/** How long a pass is good for, in seconds; it is renewed before that. */
export const ACCESS_SECONDS = 600;

const ISSUER = 'repartee';
const ALGORITHM = 'EdDSA';

const Claims = z.object({
  sub: z.string(),
  org: z.string(),
  roles: z.array(
    z.object({
      role: z.enum(roleNames),
      everywhere: z.boolean(),
      sites: z.array(z.string()),
      teams: z.array(z.string()),
    }),
  ),
  team: z.string(),
  site: z.string(),
  csrf: z.string().min(1),
  issued_ms: z.number().int(),
});

export interface SignedPass {
  token: string;
  /** UTC, milliseconds since 1970. */
  expiresAt: number;
}

/** Signs and verifies the passes to the product: JWTs (RFC 7519) signed with Ed25519. They carry ids, no names. */
export class AccessTokens {
  constructor(
    private readonly key: SigningKey,
    private readonly clock: Clock,
  ) {}

  /** Throws where this process has no private key. */
  async sign(user: Omit<CurrentUser, 'issuedAt'>): Promise<SignedPass> {
    if (!this.key.privateKey) throw new Error('This service verifies passes and does not sign them');
    const now = this.clock.now();
    const { id, organisation, roles, team, site, csrf } = user;
    const expirySeconds = Math.floor(now / 1000) + ACCESS_SECONDS;
    const token = await new SignJWT({ org: organisation, roles, team, site, csrf, issued_ms: now })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setSubject(id)
      .setExpirationTime(expirySeconds)
      .sign(this.key.privateKey);
    return { token, expiresAt: expirySeconds * 1000 };
  }

  /** Who the pass names, or undefined where it is forged, expired or not a pass. */
  async verify(token: string): Promise<CurrentUser | undefined> {
    try {
      const currentDate = new Date(this.clock.now());
      const options = { issuer: ISSUER, algorithms: [ALGORITHM], currentDate, requiredClaims: ['exp', 'sub'] };
      const { payload } = await jwtVerify(token, this.key.publicKey, options);
      const { sub, org, roles, team, site, csrf, issued_ms } = Claims.parse(payload);
      return { id: sub, organisation: org, roles, team, site, csrf, issuedAt: issued_ms };
    } catch {
      return undefined;
    }
  }
}
