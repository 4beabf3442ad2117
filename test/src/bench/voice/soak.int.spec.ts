import { beforeAll, describe, expect, it, jest } from '@jest/globals';

import { demoFolder } from '../../harness/demo-folder.js';
import { soak } from './soak.js';
import type { Soak } from './soak.js';

// Half a minute of it is talk; a busy machine, and the demo where no other spec has made it, take more.
jest.setTimeout(600_000);

const SESSIONS = 20;
/** What is heard and said in all of them, were it kept, would be twice as much; answers on their way come and go. */
const SLOPE_LIMIT_MB_PER_HOUR = 3_000;

/** What `bench -- voice --soak 30` holds for half an hour with a hundred sessions. */
describe('twenty sessions that talk for a while and hang up', () => {
  let soaked: Soak;

  beforeAll(async () => {
    await demoFolder();
    soaked = await soak({ ms: 29_000, sessions: SESSIONS, looks: 6, firstMs: 10_000, overMs: 4_000 });
  });

  it('do talk', () => {
    expect(soaked.turns).toBeGreaterThanOrEqual(SESSIONS);
  });

  it('leave no socket and no timer behind', () => {
    expect(soaked.handlesAfter).toBeLessThanOrEqual(soaked.handlesBefore);
  });

  it('are let go of', () => {
    expect(soaked.spokenLive).toBe(SESSIONS);
    expect(soaked.spokenLeft).toBe(0);
  });

  it('take their sound with them', () => {
    // Some 500 kB are heard of each, and as much is said.
    expect(soaked.keptSoundKbPerSession).toBeLessThan(100);
    expect(soaked.slopeMbPerHour).toBeLessThan(SLOPE_LIMIT_MB_PER_HOUR);
  });

  it('leave no more memory behind than what is on record of them', () => {
    expect(soaked.keptKbPerSession).toBeLessThan(1_000);
  });
});
