import type { Kernel } from '@repartee/kernel';

import type { Application } from '../../application/application.js';
import type { Config } from '../../config.js';
import type { StandaloneFolder } from '../../data-folder/standalone-folder.js';
import type { StartUp } from '../../progress/start-up.js';
import type { DemoRecord } from '../demo-file.js';
import { newPassword, readDemoRecord, writeDemoRecord } from '../demo-file.js';
import { storyScenarios } from '../plan/company.js';
import { planDemo } from '../plan/plan-demo.js';
import type { Player } from '../play/player.js';
import { seedAll, seedOrganisations } from './seed-all.js';
import { seedPassword } from './seed-directory.js';

export interface SeedDemo {
  config: Config;
  folder: StandaloneFolder;
  kernel: Kernel;
  application: Application;
  startUp: StartUp;
  player: Player;
}

export interface DemoAccounts {
  emails: readonly string[];
  password: string;
}

/**
 * Fills an empty journal with the demo, or goes on where a seeding was cut off: ids and times follow from the plan,
 * and what is in the journal is left as it is. Where the demo is complete only a changed password is set.
 */
export async function seedDemo(seed: SeedDemo): Promise<DemoAccounts> {
  const { config, folder, kernel } = seed;
  const known = readDemoRecord(folder.demo);
  const record: DemoRecord = {
    until: known?.until ?? kernel.clock.now(),
    size: known?.size ?? config.demoSize,
    password: config.demoPassword ?? known?.password ?? newPassword(),
    complete: known?.complete ?? false,
  };
  const people = planDemo({ ...record, scenarioIds: storyScenarios });
  if (!record.complete) {
    writeDemoRecord(folder.demo, record);
    const scenarioIds = await seedOrganisations(seed, people, record.password);
    await seedAll(seed, planDemo({ ...record, scenarioIds }));
    writeDemoRecord(folder.demo, { ...record, complete: true });
  } else if (record.password !== known?.password) {
    await seedPassword(seed.application.directory, people, record.password);
    writeDemoRecord(folder.demo, record);
  }
  const accounts = people.organisations[0]?.people.filter(({ account }) => account) ?? [];
  return { emails: accounts.map(({ email }) => email), password: record.password };
}
