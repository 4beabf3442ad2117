import 'reflect-metadata';

import { runProcess, startService } from '@repartee/kernel';

import { sessionsConfig } from './config.js';
import { Departure } from './live/departure.js';
import { SessionsModule } from './sessions.module.js';

/** One instance of the sessions as a process of its own, home for life to the sessions that it opens. */
runProcess(() => {
  const { settings, verifyingKey, drainMs } = sessionsConfig();
  return startService({
    settings,
    signingKey: () => verifyingKey,
    open: ({ folder }) =>
      Promise.resolve([
        SessionsModule.forRoot({ readModelPath: folder.readModel('sessions'), home: settings.instance }),
      ]),
    drain: (nest) => nest.get(Departure, { strict: false }).begin(drainMs),
  });
});
