import 'reflect-metadata';

import { openRecordingStore, runProcess, startService } from '@repartee/kernel';

import { CockpitModule } from './cockpit.module.js';
import { cockpitConfig } from './config.js';

/** The cockpit as a process of its own; the projector being another one, it follows the log for open pages. */
runProcess(() => {
  const { settings, verifyingKey, clickhouse, recordings } = cockpitConfig();
  const recordingStore = recordings && openRecordingStore(recordings);
  return startService({
    settings,
    clickhouse,
    signingKey: () => verifyingKey,
    open: () =>
      Promise.resolve([CockpitModule.forRoot({ live: 'follows', ...(recordingStore && { recordingStore }) })]),
  });
});
