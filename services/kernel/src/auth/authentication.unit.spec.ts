import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { KeyStoreUnavailable } from '../keys/key-errors.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import { AccessTokens } from './access-tokens.js';
import { Authentication } from './authentication.js';
import { ACCESS_COOKIE } from './cookies.js';
import type { CurrentUser } from './current-user.js';

const tokens = new AccessTokens(generateKeyPairSync('ed25519'), new VirtualClock(Date.UTC(2026, 2, 2, 9)));
const ada: Omit<CurrentUser, 'issuedAt'> = {
  ...{ id: 'ada', organisation: 'acme', roles: [], team: 'red', site: 'lille', csrf: 'secret-1' },
};

interface Comes {
  prepare?: (organisation: string) => Promise<void>;
  isRevoked?: () => boolean;
}

async function comes({
  prepare = () => Promise.resolve(),
  isRevoked = () => false,
}: Comes): Promise<string | undefined> {
  const revocations = { isRevoked, onChange: () => undefined };
  const { token } = await tokens.sign(ada);
  const authentication = new Authentication(tokens, revocations, { prepare });
  return (await authentication.identify({ cookie: `${ACCESS_COOKIE}=${token}` }))?.id;
}

describe('whoever comes in with a good pass', () => {
  it('finds the key of their organisation at hand', async () => {
    const prepared: string[] = [];
    const prepare = async (organisation: string) => {
      await Promise.resolve();
      prepared.push(organisation);
    };

    expect(await comes({ prepare })).toBe('ada');
    expect(prepared).toEqual(['acme']);
  });

  it('comes in also where that key cannot be had', async () => {
    expect(await comes({ prepare: () => Promise.reject(new KeyStoreUnavailable()) })).toBe('ada');
  });
});

describe('a pass that is void', () => {
  it('lets nobody in, and has no key asked for', async () => {
    const prepared: string[] = [];
    const prepare = (organisation: string) => Promise.resolve(void prepared.push(organisation));

    expect(await comes({ prepare, isRevoked: () => true })).toBeUndefined();
    expect(prepared).toEqual([]);
  });

  it('lets nobody in either where it became so while their key was waited for', async () => {
    let isRevoked = false;
    const prepare = async () => {
      await Promise.resolve();
      isRevoked = true;
    };

    expect(await comes({ prepare, isRevoked: () => isRevoked })).toBeUndefined();
  });
});
