import 'reflect-metadata';

import { migrate, runProcess, startService } from '@repartee/kernel';

import { projectionsConfig } from './config.js';
import { migrations } from './migrations/index.js';
import { startProjections } from './projector/projection-feed.js';

/** The projector as a process of its own. It serves nobody, but says how it is and how far. */
runProcess(() => {
  const { settings, verifyingKey, clickhouse } = projectionsConfig();
  return startService({
    settings,
    clickhouse,
    signingKey: () => verifyingKey,
    open: async ({ kernel, undo }) => {
      await migrate(kernel.clickhouse, migrations);
      const projections = await startProjections(kernel);
      undo.add(() => projections.stop());
      return [];
    },
  });
});
