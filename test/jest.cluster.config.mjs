import { createJestConfig } from '../jest.preset.mjs';

/** A cluster that somebody has started has the full demo; in the small one there are too few learners to compare sites. */
const onFullDemo = process.env.REPARTEE_CLUSTER ? ['<rootDir>/src/e2e/roles.int.spec.ts'] : [];

/**
 * Every service as a process of its own, on Kafka: the cluster itself, and on it what people do in the browser. Its demo
 * is the small one, unless REPARTEE_CLUSTER names the folder of a cluster that runs.
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
    ...onFullDemo,
  ],
  globalSetup: '<rootDir>/jest.cluster.setup.mjs',
  globalTeardown: '<rootDir>/jest.cluster.teardown.mjs',
  testSequencer: '<rootDir>/jest.cluster.sequencer.mjs',
  testTimeout: 120_000,
  maxWorkers: 1,
  // A spec that fails half-way may leave a socket behind; the run ends all the same.
  forceExit: true,
};
