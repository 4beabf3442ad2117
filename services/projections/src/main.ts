import 'reflect-metadata';

import { migrate, runProcess, startService } from '@repartee/kernel';

import { projectionsConfig } from './config.js';
import { migrations } from './migrations/index.js';
import { openProjections } from './projector/open-projections.js';
import { erasedFor } from './rebuild/history-reader.js';

/** The projector as a process of its own. It serves nobody, but says how it is and how far. */
runProcess(() => {
  const { settings, verifyingKey, clickhouse } = projectionsConfig();
  return startService({
    settings,
    clickhouse,
    signingKey: () => verifyingKey,
    open: async ({ kernel, undo }) => {
      const { clickhouse, history } = kernel;
      await migrate(clickhouse, migrations);
      const readErased = () => erasedFor(clickhouse, history);
      const projections = await openProjections({ ...kernel, isShared: true, readErased });
      undo.add(() => projections.stop());
      return [];
    },
  });
});
