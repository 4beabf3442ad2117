import { describe, expect, it } from '@jest/globals';

import type { Limits } from './attempt-limits.js';
import { AttemptLimits } from './attempt-limits.js';

const limitsWith = (overrides: Partial<Limits> = {}): AttemptLimits =>
  new AttemptLimits({
    ...{ perAccount: 2, perAddress: 3, resetsPerAccount: 1, windowSeconds: 900, remembered: 1000 },
    ...overrides,
  });
const refused = { code: 'too_many_attempts', retryAfter: 900 };

describe('when somebody guesses', () => {
  it('closes the account, from whatever address the next guess comes', async () => {
    const limits = limitsWith();
    await limits.countSignIn('ada', '192.0.2.1');
    await limits.countSignIn('ada', '192.0.2.2');
    await expect(limits.countSignIn('ada', '192.0.2.3')).rejects.toMatchObject(refused);
    await limits.countSignIn('bob', '192.0.2.3');
  });

  it('closes the address, whatever account the next guess is for', async () => {
    const limits = limitsWith();
    for (const account of ['ada', 'bob', 'eve']) await limits.countSignIn(account, '192.0.2.1');
    await expect(limits.countSignIn('zoe', '192.0.2.1')).rejects.toMatchObject(refused);
    await expect(limits.countLink('192.0.2.1')).rejects.toMatchObject(refused);
    await limits.countSignIn('zoe', '192.0.2.2');
  });

  it('closes the whole IPv6 network of a machine', async () => {
    const limits = limitsWith();
    for (const host of [1, 2, 3]) await limits.countSignIn(`account-${host}`, `2001:db8::${host}`);
    await expect(limits.countSignIn('zoe', '2001:db8::4')).rejects.toMatchObject(refused);
  });

  it('lets none through of many that come at once', async () => {
    const limits = limitsWith();
    const guesses = Array.from({ length: 20 }, (_, guess) => limits.countSignIn('ada', `192.0.2.${guess}`));
    const outcomes = await Promise.allSettled(guesses);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });
});

describe('when somebody signs in', () => {
  it('gives them back their attempts', async () => {
    const limits = limitsWith();
    for (let time = 0; time < 5; time++) {
      await limits.countSignIn('ada', '192.0.2.1');
      await limits.signedIn('ada', '192.0.2.1');
    }
    await limits.countSignIn('ada', '192.0.2.1');
  });
});

describe('when guesses come from everywhere', () => {
  it('remembers a bounded number of accounts and addresses, the latest', async () => {
    const limits = limitsWith({ remembered: 10, perAddress: 1 });
    for (let host = 0; host < 200; host++) await limits.countSignIn(`account-${host}`, `192.0.2.${host}`);
    expect(limits.size).toBe(20);
    await expect(limits.countSignIn('ada', '192.0.2.199')).rejects.toMatchObject(refused);
  });
});
