import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { VirtualClock } from '../ports/virtual-clock.js';
import { AccessTokens } from './access-tokens.js';

const key = generateKeyPairSync('ed25519');
const NINE = Date.UTC(2026, 2, 2, 9, 0, 0, 250);
const ada = {
  id: 'ada',
  organisation: 'acme',
  roles: [{ role: 'trainer' as const, everywhere: false, sites: ['lille'], teams: ['blue'] }],
  team: 'red',
  site: 'lille',
  csrf: 'secret-1',
};

describe('a pass', () => {
  it('names who it was signed for, and when', async () => {
    const tokens = new AccessTokens(key, new VirtualClock(NINE));
    const { token, expiresAt } = await tokens.sign(ada);

    expect(await tokens.verify(token)).toEqual({ ...ada, issuedAt: NINE });
    expect(expiresAt).toBe(Date.UTC(2026, 2, 2, 9, 10));
  });

  it('is good for ten minutes', async () => {
    const clock = new VirtualClock(NINE);
    const tokens = new AccessTokens(key, clock);
    const { token } = await tokens.sign(ada);
    await clock.advance(599_000);
    expect(await tokens.verify(token)).toBeDefined();
    await clock.advance(1000);
    expect(await tokens.verify(token)).toBeUndefined();
  });

  it('is verified with the public key alone', async () => {
    const clock = new VirtualClock(NINE);
    const { token } = await new AccessTokens(key, clock).sign(ada);
    const verifier = new AccessTokens({ publicKey: key.publicKey }, clock);

    expect(await verifier.verify(token)).toMatchObject({ id: 'ada' });
    await expect(verifier.sign(ada)).rejects.toThrow(/does not sign/);
  });

  it('is no pass when another key signed it, when it was changed, or when it says it is unsigned', async () => {
    const clock = new VirtualClock(NINE);
    const tokens = new AccessTokens(key, clock);
    const { token } = await tokens.sign(ada);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const forged = Buffer.from(payload, 'base64url').toString().replace('acme', 'evil');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const { token: foreign } = await new AccessTokens(generateKeyPairSync('ed25519'), clock).sign(ada);
    const candidates = [
      foreign,
      `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`,
      `${unsigned}.${payload}.`,
      'not a pass',
    ];

    expect(await Promise.all(candidates.map((candidate) => tokens.verify(candidate)))).toEqual(
      candidates.map(() => undefined),
    );
  });
});
