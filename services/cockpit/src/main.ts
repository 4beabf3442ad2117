import 'reflect-metadata';

import { runProcess, startService } from '@repartee/kernel';

import { CockpitModule } from './cockpit.module.js';
import { cockpitConfig } from './config.js';

/** The cockpit as a process of its own; the projector being another one, it follows the log for open pages. */
runProcess(() => {
  const { settings, verifyingKey, clickhouse } = cockpitConfig();
  return startService({
    settings,
    clickhouse,
    signingKey: () => verifyingKey,
    open: () => Promise.resolve([CockpitModule.forRoot({ live: 'follows' })]),
  });
});
