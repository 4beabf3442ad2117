import 'reflect-metadata';

import { migrate, runProcess, startService } from '@repartee/kernel';

import { projectionsConfig } from './config.js';
import { migrations } from './migrations/index.js';
import { startProjections } from './projector/projection-feed.js';
import { erasedFor } from './rebuild/history-reader.js';
import { finishSwaps } from './rebuild/swaps.js';

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
      await finishSwaps({ clickhouse, history });
      const readErased = () => erasedFor(clickhouse, history);
      const projections = await startProjections({ ...kernel, isShared: true, readErased });
      undo.add(() => projections.stop());
      return [];
    },
  });
});
