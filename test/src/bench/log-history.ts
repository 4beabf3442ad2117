import { SqliteJournal } from '@repartee/kernel';

import type { LogStage } from '../log-faults/log-stage.js';
import { companyAppends, learners } from '../read-side/company.js';
import { planRehearsals, rehearsalAppends } from '../read-side/rehearsals.js';

/** A journal that is full already. */
export interface WrittenHistory {
  path: string;
  journal: SqliteJournal;
}

/** Of 96 learners over half a year: a session a week makes 59,000 events. */
export const WEEKLY = 22;
/** Making the tables takes what it takes: over 237,000 events it is a tenth of a rebuild and no longer a third. */
export const FREQUENT = 88;

/** Writes a company, and so many sessions of each learner. */
export async function writeHistory({ writing }: LogStage, path: string, perLearner: number): Promise<WrittenHistory> {
  const journal = SqliteJournal.open(path);
  await journal.appendAll(companyAppends(writing));
  const plan = planRehearsals(learners, perLearner);
  while (plan.length > 0) await journal.appendAll(plan.splice(0, 50).flatMap((one) => rehearsalAppends(writing, one)));
  return { path, journal };
}
