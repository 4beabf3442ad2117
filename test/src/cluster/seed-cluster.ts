import { join } from 'node:path';

import { openCatalog } from '@repartee/catalog';
import type { Directory } from '@repartee/directory';
import { Portal, openDirectory } from '@repartee/directory';
import type { WritingKernel } from '@repartee/kernel';
import { LocalReadModel } from '@repartee/kernel';
import { Stage, stageReadModel } from '@repartee/sessions';
import type { DemoPlan, Player, StartUp } from '@repartee/standalone';
import {
  planDemo,
  seedDirectory,
  seedProgrammes,
  seedReviews,
  seedSessions,
  storyScenarios,
} from '@repartee/standalone';

import type { Cluster } from './cluster.js';
import { asService } from './seed-stores.js';
import { untilFound, untilVisible } from './visible.js';

export interface SeedCluster {
  cluster: Cluster;
  player: Player;
  startUp: StartUp;
  size: 'full' | 'small';
  password: string;
  /** The moment the history leads up to: UTC, milliseconds since 1970. */
  until: number;
}

/**
 * The demo, through the journals of the services it belongs to: each service is still, or not yet started, while its
 * part is written. Scoring runs and hears of the sessions from Kafka, as it would of any. Resolves to the addresses of
 * the accounts, once all of it can be read.
 */
export async function seedCluster(seed: SeedCluster): Promise<string[]> {
  const { cluster, startUp } = seed;
  const people = planDemo({ ...seed, scenarioIds: storyScenarios });
  startUp.say({ name: 'demo', detail: 'Demo: people and contents' });
  const scenarioIds = await seedPeople(seed, people);
  const plan = planDemo({ ...seed, scenarioIds });
  await cluster.run('directory', 'catalog', 'projections', 'scoring');
  await seedConversations(seed, plan);
  await cluster.run('sessions-0', 'cockpit');
  startUp.say({ name: 'demo', detail: 'Demo: scoring and debriefing', progress: 0 });
  await scored(seed, plan);
  await cluster.halt('scoring');
  startUp.say({ name: 'demo', detail: 'Demo: a trainer reads' });
  await asService(cluster, 'scoring', async (kernel) => {
    for (const organisation of plan.organisations) await seedReviews({ organisation, ...kernel });
  });
  await cluster.run('scoring');
  await everythingVisible(seed);
  const [main] = people.organisations;
  return main ? main.people.filter(({ account }) => account).map(({ email }) => email) : [];
}

/**
 * Organisations, people and what is assigned, while neither directory nor catalogue runs; resolves to the scenarios that
 * the catalogue then offers.
 */
export function seedPeople(
  { cluster, password }: Pick<SeedCluster, 'cluster' | 'password'>,
  plan: DemoPlan,
): Promise<string[]> {
  return withDirectory(cluster, async (directory, { relay }) => {
    for (const organisation of plan.organisations) await seedDirectory(directory, organisation, password);
    await relay?.relayed();
    const scenarioIds = await asService(cluster, 'catalog', async (kernel, readModel) => {
      const catalog = await openCatalog({ readModelPath: readModel('catalog') }, kernel);
      await catalog.corePackPublished();
      const [main] = plan.organisations;
      const offered = main ? catalog.queries.scenarios(main.id, { limit: 200 }).items : [];
      await catalog.close();
      return offered.map(({ id }) => id);
    });
    for (const organisation of planDemo({ ...plan, size: 'small', scenarioIds }).organisations)
      await seedProgrammes(directory, organisation);
    return scenarioIds;
  });
}

function withDirectory<Result>(
  cluster: Cluster,
  work: (directory: Directory, kernel: WritingKernel) => Promise<Result>,
): Promise<Result> {
  return asService(cluster, 'directory', async (kernel, readModel) => {
    const folder = cluster.folder.dataOf('directory');
    const paths = {
      credentials: join(folder, 'credentials.sqlite'),
      emailSecret: join(folder, 'email.secret'),
      readModel: readModel('directory'),
    };
    const directory = await openDirectory({ paths, portal: new Portal(cluster.url) }, kernel);
    try {
      return await work(directory, kernel);
    } finally {
      await directory.close();
    }
  });
}

function seedConversations({ cluster, player, startUp }: SeedCluster, plan: DemoPlan): Promise<void> {
  const total = plan.organisations.reduce((sum, { sessions }) => sum + sessions.length, 0);
  return asService(cluster, 'sessions-0', async ({ feed, relay, journal, keys }, readModel) => {
    const model = LocalReadModel.open(readModel('sessions'), stageReadModel);
    await model.start(feed);
    await model.caughtUp();
    const stage = new Stage(model);
    let before = 0;
    for (const organisation of plan.organisations) {
      const scenarios = new Set(organisation.sessions.map(({ scenarioId }) => scenarioId));
      const staged = new Map([...scenarios].map((id) => [id, stage.scenario(organisation.id, id)]));
      await seedSessions({
        ...{ organisation, player, staged, journal, keys, home: 'sessions-0' },
        caughtUp: async () => void (await relay?.relayed()),
        onProgress: (share) => {
          const progress = (before + share * organisation.sessions.length) / total;
          startUp.say({ name: 'demo', detail: 'Demo: conversations', progress });
        },
      });
      before += organisation.sessions.length;
    }
    await player.stop();
    await model.close();
  });
}

/** Resolves when every session has its scorecard in the tables. */
function scored({ cluster, startUp }: SeedCluster, plan: DemoPlan): Promise<void> {
  const count = plan.organisations.reduce((sum, { sessions }) => sum + sessions.length, 0);
  return untilFound(cluster.clickhouse, {
    ...{ sql: 'SELECT uniqExact(session_id) AS found FROM scorecards', count },
    onProgress: (progress) => startUp.say({ name: 'demo', detail: 'Demo: scoring and debriefing', progress }),
  });
}

/** Resolves when the tables have the head of every stream that was written. */
async function everythingVisible({ cluster, startUp }: SeedCluster): Promise<void> {
  for (const instance of ['directory', 'catalog', 'sessions-0', 'scoring'])
    await untilVisible(cluster.clickhouse, join(cluster.folder.dataOf(instance), 'journal.sqlite'), (progress) =>
      startUp.say({ name: 'tables', detail: 'Bringing the tables up to date', progress }),
    );
}
