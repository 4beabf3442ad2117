import { isMainThread } from 'node:worker_threads';

import { defaultTiming } from '@repartee/kernel';

import { handleLater } from './careless.js';
import { sentence } from './config.js';
import { Passing } from './passing.js';
import { pointsOfJournal } from './points-of-journal.js';
import { pointsOfLog } from './points-of-log.js';
import { pointsOfTables } from './points-of-tables.js';

/**
 * What a service's process loads before its own code (`node --import`), where its harness is to kill it at a named point.
 * The service is what was built, and knows nothing of it.
 */
const told = isMainThread ? sentence() : undefined;
if (told) {
  const passing = new Passing(told);
  pointsOfJournal(passing);
  pointsOfLog(passing);
  pointsOfTables(passing);
  if (told.isCareless) handleLater();
}

// Kafka misses a killed reader after ten seconds, and whoever comes back waits for that: here it is hundreds of times.
Object.assign(defaultTiming, { sessionTimeoutMs: 1000, heartbeatMs: 200 });
