import { describe, expect, it } from '@jest/globals';

import { readConfig } from '../config.js';
import { checkRequirements } from './requirements.js';
import { readStartOptions } from './start-options.js';

describe('when the start is told nothing', () => {
  it('makes the demo, on port 3000 of this machine only', () => {
    expect(readStartOptions([])).toEqual({ demo: true, help: false });
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', demoSize: 'full', demoPassword: undefined });
  });
});

describe('when the start is told something', () => {
  it('starts empty on --no-demo', () => {
    expect(readStartOptions(['--no-demo']).demo).toBe(false);
  });

  it('says which option does not exist, and where to read what does', () => {
    expect(() => readStartOptions(['--nonsense'])).toThrow(/--nonsense.*--help/s);
  });

  it('says which variable cannot be used, but not a password', () => {
    expect(() => readConfig({ PORT: '70000' })).toThrow(/PORT=70000/);
    expect(() => readConfig({ REPARTEE_DEMO_PASSWORD: 'short' })).toThrow(/^(?!.*=short).*REPARTEE_DEMO_PASSWORD/);
  });
});

describe('when the machine is looked at', () => {
  it.each(['linux-x64', 'linux-arm64', 'darwin-arm64'])('accepts %s', (platform) => {
    expect(() => checkRequirements(platform)).not.toThrow();
  });

  it('says what it lacks on a Linux with another C library, and finds the one of this machine', () => {
    expect(() => checkRequirements('linux-x64', false)).toThrow(/glibc.*Alpine/);
    expect(() => checkRequirements('darwin-arm64', false)).not.toThrow();
    expect(() => checkRequirements()).not.toThrow();
  });

  it('says where it runs instead of Windows', () => {
    expect(() => checkRequirements('win32-x64')).toThrow(/WSL/);
  });
});
