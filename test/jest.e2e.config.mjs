import { createJestConfig } from '../jest.preset.mjs';

/** What crosses services: real processes, real stores, a real browser. One process with the whole demo is shared. */
export default {
  ...createJestConfig('end to end'),
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/src/**/*.int.spec.ts'],
  testPathIgnorePatterns: ['<rootDir>/src/cluster/cluster\\.int'],
  globalSetup: '<rootDir>/jest.e2e.setup.mjs',
  globalTeardown: '<rootDir>/jest.e2e.teardown.mjs',
  testTimeout: 120_000,
  maxWorkers: 1,
  // A spec that fails half-way may leave a socket behind; the run ends all the same.
  forceExit: true,
};
