import type { Directory, Seed, SeededProgrammes } from '@repartee/directory';

import type { DemoPlan, PlannedOrganisation } from '../plan/plan.js';

/** Who is said to have set the demo up. */
export const DEMO_ACTOR = 'demo';

/** The organisation, its places and its people, through the directory's own rules; what is there already stays. */
export async function seedDirectory(
  directory: Directory,
  planned: PlannedOrganisation,
  password: string,
): Promise<void> {
  await directory.seeder.seed(seedOf(planned, password));
}

/** Of the accounts that are there already, and of nothing else: what a release before made stays as it made it. */
export async function seedPassword(directory: Directory, { organisations }: DemoPlan, password: string): Promise<void> {
  for (const organisation of organisations) {
    const people = organisation.people.filter(({ account }) => account);
    if (people.length > 0) await seedDirectory(directory, { ...organisation, people }, password);
  }
}

/** What is assigned; needs the scenarios in the catalogue. */
export async function seedProgrammes(directory: Directory, planned: PlannedOrganisation): Promise<void> {
  await directory.seeder.assign(programmesOf(planned));
}

function seedOf(planned: PlannedOrganisation, password: string): Seed {
  const { id, name, timeZone, language, since, sites, teams, people } = planned;
  return {
    organisation: { id, name, timeZone, language, policy: { managersOpenAssessed: true } },
    at: since,
    by: DEMO_ACTOR,
    sites,
    teams,
    people: people.map(({ account, siteId: _, ...person }) => ({ ...person, ...(account && { password }) })),
  };
}

function programmesOf({ id, programmes, assignments, people, since }: PlannedOrganisation): SeededProgrammes {
  const [, trainer] = people;
  const by = trainer?.id ?? '';
  return {
    organisation: id,
    programmes: programmes.map(({ scenarioIds, teamIds, startsOn, ...programme }) => ({
      ...programme,
      ...{ startsOn, by, scenarioIds: [...scenarioIds], teamIds: [...teamIds] },
      at: Math.max(since, Date.parse(startsOn)),
    })),
    assignments: assignments.map(({ assignedBy, ...assignment }) => ({ ...assignment, by: assignedBy })),
  };
}
