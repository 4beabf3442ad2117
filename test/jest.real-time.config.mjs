import endToEnd, { inRealTime } from './jest.e2e.config.mjs';

/** Those of the specs end to end that have the machine to themselves, one after the other. */
export default {
  ...endToEnd,
  displayName: 'in real time',
  testMatch: inRealTime,
  globalSetup: '<rootDir>/jest.real-time.setup.mjs',
  globalTeardown: '<rootDir>/jest.real-time.teardown.mjs',
  maxWorkers: 1,
};
