import { describe, expect, it } from '@jest/globals';
import { SeededRandomness } from '@repartee/kernel';

import { SetupToken } from './setup-token.js';

const tokenOf = (token: string | undefined, isPublished: boolean) =>
  SetupToken.of({ token, isPublished }, new SeededRandomness(1));
const refused = (fault: string) =>
  expect.objectContaining({ code: 'setup_token_wrong', problem: expect.objectContaining({ errors: [expect.objectContaining({ field: 'token', fault })] }) }); // prettier-ignore

describe('the token of setup', () => {
  it("is not asked for on a machine of one's own", () => {
    const token = tokenOf(undefined, false);
    expect(token).toMatchObject({ isNeeded: false, made: undefined });
    expect(() => token.check()).not.toThrow();
  });

  it('is made where others may come and nobody has chosen one', () => {
    const token = tokenOf(undefined, true);
    expect(token.made).toMatch(/^[\w-]{43}$/);
    expect(() => token.check(` ${token.made} `)).not.toThrow();
    expect(() => token.check('another')).toThrow(refused('invalid'));
    expect(() => token.check()).toThrow(refused('missing'));
  });

  it('is the chosen one, wherever the server is', () => {
    for (const isPublished of [true, false]) {
      const token = tokenOf('the word of the house', isPublished);
      expect(token).toMatchObject({ isNeeded: true, made: undefined });
      expect(() => token.check('the word of the house')).not.toThrow();
      expect(() => token.check('')).toThrow(refused('missing'));
    }
  });
});
