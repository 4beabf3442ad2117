import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { TestBrowser, createTestDirectory, testSeed } from '../directory.fixtures.js';
import type { TestDirectory } from '../directory.fixtures.js';

const limits = { perAccount: 2, perAddress: 3, resetsPerAccount: 1, windowSeconds: 900, remembered: 100 };

let test: TestDirectory;

beforeEach(async () => {
  test = await createTestDirectory({ limits });
  await test.directory.seeder.seed(testSeed('verdier'));
});

afterEach(() => test.close());

function guess(email: string, forwardedFor: string): Promise<number> {
  return fetch(`${test.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
    body: JSON.stringify({ email, password: 'not the password' }),
  }).then(({ status }) => status);
}

describe('when no proxy is configured', () => {
  it('believes nobody who says to come from elsewhere', async () => {
    const statuses: number[] = [];
    for (const host of [1, 2, 3, 4]) statuses.push(await guess(`person-${host}@verdier.test`, `192.0.2.${host}`));
    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});

describe('when the account is closed', () => {
  it('stays closed for the right password, and open for everybody else', async () => {
    for (const host of [1, 2]) await guess('jules@verdier.test', `192.0.2.${host}`);
    const browser = new TestBrowser(() => test.url);
    expect(await browser.signIn('jules@verdier.test', 'the word of Jules')).toMatchObject({ status: 429 });
  });
});
