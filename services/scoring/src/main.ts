import 'reflect-metadata';

import { runProcess, startService } from '@repartee/kernel';

import { scoringConfig } from './config.js';
import { ScoringModule } from './scoring.module.js';

/** Scoring as a process of its own. */
runProcess(() => {
  const { settings, verifyingKey } = scoringConfig();
  return startService({
    settings,
    signingKey: () => verifyingKey,
    open: ({ folder }) => Promise.resolve([ScoringModule.forRoot({ readModelPath: folder.readModel('scoring') })]),
  });
});
