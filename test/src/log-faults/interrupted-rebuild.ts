import { KafkaHistory } from '@repartee/kernel';
import type { Rebuild } from '@repartee/projections';
import { RebuildInterrupted, rebuildProjections } from '@repartee/projections';

import { companyAppends, learners } from '../read-side/company.js';
import { planRehearsals, rehearsalAppends } from '../read-side/rehearsals.js';
import type { LogStage } from './log-stage.js';
import type { LogTrial } from './trials.js';
import { erase, outcomeOf } from './trials.js';

/** Some 9,000 events, so that the first of them is not erased in the very batch that has their sessions. */
const PEOPLE = learners.slice(0, 12);
/** Inserts of a rebuild that reach the tables before the answer of the next one is lost. */
const STORED_BEFORE = 3;

/**
 * Tables are made anew from a real broker: it is interrupted, goes on and dies in the middle of storing, and somebody is
 * erased before it goes on once more, to the end.
 */
export const interruptedRebuild: LogTrial = async (stage) => {
  const scene = await stage.scene({ proxied: false });
  const writer = scene.writer('one');
  await writer.append(companyAppends(stage.writing));
  const plan = planRehearsals(PEOPLE);
  while (plan.length > 0)
    await writer.append(plan.splice(0, 20).flatMap((one) => rehearsalAppends(stage.writing, one)));
  await scene.projector();
  await scene.settled();
  const clickhouse = await stage.tables(scene.database, { proxied: true });
  const feed = scene.feed();
  const rebuild = { clickhouse, history: new KafkaHistory({ client: scene.client(), ids: stage.ids, feed }) };
  try {
    await clickhouse.command('TRUNCATE TABLE turns');
    const interruptedAt = await interrupt(rebuild);
    const deaths = await die(stage, rebuild);
    await erase(scene, PEOPLE[0]);
    await scene.settled();
    const { from } = await rebuildProjections(rebuild);
    return await outcomeOf(scene, { interrupted_at: interruptedAt, deaths, gone_on_from: from });
  } finally {
    await feed.stop();
    await clickhouse.close();
  }
};

/** As soon as there is something of the log to store. Answers how far it has come. */
async function interrupt(rebuild: Rebuild): Promise<number> {
  const interruption = new AbortController();
  const { signal } = interruption;
  const error = await failureOf(rebuildProjections({ ...rebuild, onProgress: () => interruption.abort(), signal }));
  if (error instanceof RebuildInterrupted) return error.through;
  throw new Error('The rebuild was not interrupted.', { cause: error });
}

/** Some of its rows are stored, and it does not note how far it has come. Answers how many answers it has lost. */
async function die({ inserts }: LogStage, rebuild: Rebuild): Promise<number> {
  const { lost } = inserts;
  inserts.loseAnswers(1, STORED_BEFORE);
  const error = await failureOf(rebuildProjections(rebuild));
  inserts.loseAnswers(0);
  if (error === undefined) throw new Error('The rebuild came to its end.');
  return inserts.lost - lost;
}

function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
