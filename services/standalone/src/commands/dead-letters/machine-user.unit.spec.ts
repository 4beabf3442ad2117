import { hostname, userInfo } from 'node:os';

import { describe, expect, it } from '@jest/globals';

import { machineUser } from './machine-user.js';

describe('the user of this machine', () => {
  it('is known by name', () => {
    expect(machineUser()).toBe(userInfo().username);
  });

  it('is known by number and machine where the system has no name for it', () => {
    const nameless = () => {
      throw new Error('uv_os_get_passwd returned ENOENT (no such file or directory)');
    };
    expect(machineUser(nameless)).toBe(`user ${process.getuid?.()} of ${hostname()}`);
  });
});
