import { createJestConfig } from '../jest.preset.mjs';

/**
 * Every service as a process of its own, on Kafka: the cluster itself, and on it what people do in the browser. Its demo
 * is the small one, in which there are too few learners to compare sites.
 */
export default {
  ...createJestConfig('on a cluster'),
  rootDir: import.meta.dirname,
  testMatch: [
    '<rootDir>/src/cluster/cluster.int.spec.ts',
    '<rootDir>/src/cluster/erasure.int.spec.ts',
    '<rootDir>/src/cluster/homes.int.spec.ts',
    '<rootDir>/src/cluster/full-volume.int.spec.ts',
    '<rootDir>/src/e2e/pages/*.int.spec.ts',
    '<rootDir>/src/e2e/isolation/*.int.spec.ts',
    '<rootDir>/src/e2e/rehearse.int.spec.ts',
  ],
  globalSetup: '<rootDir>/jest.cluster.setup.mjs',
  globalTeardown: '<rootDir>/jest.cluster.teardown.mjs',
  testSequencer: '<rootDir>/jest.cluster.sequencer.mjs',
  testTimeout: 120_000,
  maxWorkers: 1,
  // A spec that fails half-way may leave a socket behind; the run ends all the same.
  forceExit: true,
};
