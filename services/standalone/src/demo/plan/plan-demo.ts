import type { Randomness } from '@repartee/kernel';
import { SeededRandomness } from '@repartee/kernel';

import { WEEKS, WEEK_MS } from './calendar.js';
import type { CompanyStory } from './company.js';
import { harrowgate, valmeron } from './company.js';
import { Names } from './names.js';
import { planLearnerAccount } from './learner-account.js';
import { idOf, planPeople, planPlaces } from './people.js';
import type { DemoPlan, PlannedOrganisation, PlannedPerson, PlannedSession } from './plan.js';
import { planAssignments, planProgrammes } from './programmes.js';
import { planSessions } from './sessions.js';

const SEED = 20_260_105;

export interface PlanDemo {
  /** The moment the history leads up to: UTC, milliseconds since 1970. */
  until: number;
  /** `small` keeps one session of twelve, the learner's account aside. */
  size: 'full' | 'small';
  /** The scenarios that the catalogue offers; the stories are told with these. */
  scenarioIds: readonly string[];
}

const SMALL_KEEPS_ONE_OF = 12;

export function planDemo({ until, size, scenarioIds }: PlanDemo): DemoPlan {
  const taken = new Set<string>();
  const organisations = [valmeron, harrowgate].map((story, index) => {
    const randomness = new SeededRandomness(SEED + index);
    const names = new Names(randomness, taken);
    const organisation = planOrganisation(withScenarios(story, scenarioIds), until, names, randomness);
    return size === 'full' ? organisation : { ...organisation, sessions: thinned(organisation.sessions) };
  });
  return { until, organisations };
}

/** A team that has none of its own scenarios to rehearse takes what there is. */
function withScenarios(story: CompanyStory, scenarioIds: readonly string[]): CompanyStory {
  const teams = story.teams.map((team) => {
    const offered = Object.entries(team.mix).filter(([id]) => scenarioIds.includes(id));
    const mix = offered.length > 0 ? offered : scenarioIds.map((id) => [id, 1] as const);
    return { ...team, mix: Object.fromEntries(mix) };
  });
  return { ...story, teams, scenarioIds };
}

function planOrganisation(
  story: CompanyStory,
  until: number,
  names: Names,
  randomness: Randomness,
): PlannedOrganisation {
  const places = planPlaces(story);
  const people = planPeople(story, places, names, randomness);
  const [learner, trainer] = people;
  if (!learner || !trainer) throw new RangeError('A story without people');
  const sessions = [
    ...planLearnerAccount(story, learner, until, randomness),
    ...people.slice(5).flatMap((person) => planSessions(story, learnerOf(story, person, places), until, randomness)),
  ];
  return {
    id: idOf(story, 'organisation', story.key),
    ...{ name: story.name, timeZone: story.timeZone, language: story.language },
    since: until - (WEEKS + 1) * WEEK_MS,
    ...places,
    people,
    programmes: planProgrammes(story, places.teams, until),
    assignments: planAssignments(story, places.teams, trainer, until),
    sessions: sessions.sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1)),
  };
}

function learnerOf(story: CompanyStory, person: PlannedPerson, { teams }: ReturnType<typeof planPlaces>) {
  const name = teams.find(({ id }) => id === person.teamId)?.name;
  const team = story.teams.find((one) => one.name === name);
  const site = story.sites.find((one) => one.name === team?.site);
  if (!team || !site) throw new RangeError(`${person.email} belongs to no team of the story`);
  return { person, team, site };
}

/** Attempts stay without gaps, because whole learners are left out. */
function thinned(sessions: readonly PlannedSession[]): PlannedSession[] {
  const learners = [...new Set(sessions.map(({ learner }) => learner.id))].sort();
  const kept = new Set(learners.filter((_, index) => index % SMALL_KEEPS_ONE_OF === 0));
  return sessions.filter(({ learner }) => kept.has(learner.id) || learner.account);
}
