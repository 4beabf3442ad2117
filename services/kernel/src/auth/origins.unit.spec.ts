import { describe, expect, it } from '@jest/globals';

import { Origins } from './origins.js';

describe('a server behind a public address', () => {
  const origins = new Origins('https://training.example.org');
  const host = '127.0.0.1:3000';

  it.each([
    [{ host }, true],
    [{ host, origin: 'http://127.0.0.1:3000' }, true],
    [{ host, origin: 'https://training.example.org' }, true],
    [{ host, origin: 'https://training.example.org', 'sec-fetch-site': 'same-origin' }, true],
    [{ host, 'sec-fetch-site': 'none' }, true],
    [{ host, origin: 'https://training.example.org.evil.example' }, false],
    [{ host, origin: 'http://127.0.0.1:4000' }, false],
    [{ host, origin: 'null' }, false],
    [{ host, 'sec-fetch-site': 'same-site' }, false],
    [{ host, 'sec-fetch-site': 'cross-site' }, false],
  ])('takes writes that say %j: %p', (headers, expected) => {
    expect(origins.allow(headers)).toBe(expected);
  });
});
