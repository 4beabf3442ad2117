import { createJestConfig } from '../jest.preset.mjs';

/** What plays, is spoken or is timed as it is in life: a machine that does something else beside it would be heard. */
export const inRealTime = [
  '<rootDir>/src/speech/page.int.spec.ts',
  '<rootDir>/src/speech/conversation.int.spec.ts',
  '<rootDir>/src/speech/recording-faults.int.spec.ts',
  '<rootDir>/src/speech/falling-silent.int.spec.ts',
  '<rootDir>/src/bench/voice/*.int.spec.ts',
  '<rootDir>/src/log-faults/*.int.spec.ts',
];

/** What crosses services: real processes, real stores, a real browser. One process with the whole demo is shared. */
export default {
  ...createJestConfig('end to end'),
  rootDir: import.meta.dirname,
  testMatch: [
    '<rootDir>/src/**/*.int.spec.ts',
    ...inRealTime.map((one) => `!${one.replace('<rootDir>', import.meta.dirname)}`),
  ],
  // These run on the cluster alone; the browser's heart, pages/learner, connection and voice, runs on both, and so do the docs.
  testPathIgnorePatterns: [
    '<rootDir>/src/cluster/(cluster|erasure|full-volume|homes)[.]int',
    '<rootDir>/src/e2e/pages/(admin|author|branches|own-case|trainer)[.]int',
  ],
  globalSetup: '<rootDir>/jest.e2e.setup.mjs',
  globalTeardown: '<rootDir>/jest.e2e.teardown.mjs',
  testTimeout: 120_000,
  // A third of their time they wait.
  maxWorkers: 2,
  // A spec that fails half-way may leave a socket behind; the run ends all the same.
  forceExit: true,
};
