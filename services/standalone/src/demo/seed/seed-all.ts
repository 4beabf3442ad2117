import { Stage } from '@repartee/sessions';

import { caughtUp } from '../../application/application.js';
import type { DemoPlan, PlannedOrganisation } from '../plan/plan.js';
import { seedDirectory, seedProgrammes } from './seed-directory.js';
import type { SeedDemo } from './seed-demo.js';
import { seedReviews } from './seed-reviews.js';
import { seedSessions } from './seed-sessions.js';

const LOOK_EVERY_MS = 200;

/** The organisations with their people; resolves to the scenarios that their catalogues then offer. */
export async function seedOrganisations(seed: SeedDemo, plan: DemoPlan, password: string): Promise<string[]> {
  const { directory, catalog } = seed.application;
  seed.startUp.say({ name: 'demo', detail: 'Demo: people and contents' });
  for (const organisation of plan.organisations) await seedDirectory(directory, organisation, password);
  await catalog.corePackPublished();
  const [main] = plan.organisations;
  return main ? catalog.queries.scenarios(main.id, { limit: 200 }).items.map(({ id }) => id) : [];
}

/** Every step leaves alone what is there, so that the whole may be run again after it was cut off. */
export async function seedAll(seed: SeedDemo, plan: DemoPlan): Promise<void> {
  const { application, kernel, startUp, player } = seed;
  for (const organisation of plan.organisations) await seedProgrammes(application.directory, organisation);
  const total = plan.organisations.reduce((sum, { sessions }) => sum + sessions.length, 0);
  let before = 0;
  for (const organisation of plan.organisations) {
    await playAll(seed, organisation, (share) => {
      const progress = (before + share * organisation.sessions.length) / total;
      startUp.say({ name: 'demo', detail: 'Demo: conversations', progress });
    });
    before += organisation.sessions.length;
  }
  await player.stop();
  await scored(seed);
  startUp.say({ name: 'demo', detail: 'Demo: a trainer reads' });
  for (const organisation of plan.organisations) await seedReviews({ organisation, ...kernel });
}

async function playAll(
  { application, kernel, player }: SeedDemo,
  organisation: PlannedOrganisation,
  onProgress: (share: number) => void,
) {
  const stage = application.nest.get(Stage, { strict: false });
  await stage.liveSessions();
  const staged = new Map(
    [...new Set(organisation.sessions.map(({ scenarioId }) => scenarioId))].map((id) => [
      id,
      stage.scenario(organisation.id, id),
    ]),
  );
  const { journal, keys } = kernel;
  await seedSessions({
    ...{ organisation, player, staged, journal, keys, onProgress },
    caughtUp: () => caughtUp(kernel),
  });
}

/** Scoring follows the sessions by itself; this waits for it, and says how far it is. */
async function scored({ kernel, startUp }: SeedDemo): Promise<void> {
  const { feed, journal, clock } = kernel;
  let isDone = false;
  const done = caughtUp(kernel).finally(() => (isDone = true));
  while (!isDone) {
    const positions = feed.subscriptions().flatMap((subscription) => [...subscription.position().values()]);
    const progress = Math.min(...positions) / Math.max(1, journal.lastSequence());
    startUp.say({ name: 'demo', detail: 'Demo: scoring and debriefing', progress: Math.min(1, progress) });
    await Promise.race([done, clock.delay(LOOK_EVERY_MS)]);
  }
  await done;
}
