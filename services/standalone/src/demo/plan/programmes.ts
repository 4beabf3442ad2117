import { DAY_MS, isoDay } from './calendar.js';
import type { CompanyStory } from './company.js';
import { idOf } from './people.js';
import type { PlannedAssignment, PlannedPerson, PlannedProgramme, PlannedTeam } from './plan.js';

interface ProgrammeStory {
  name: string;
  scenarioIds: readonly string[];
  /** Every so manieth team, beginning with this one. */
  teams: (index: number) => boolean;
  /** Days from the day the history leads up to. */
  from: number;
  to: number;
}

const stories: readonly ProgrammeStory[] = [
  {
    name: 'First steps: hearing a complaint',
    scenarioIds: ['unhappy-customer', 'purchasing-director'],
    teams: (index) => index % 2 === 0,
    from: -150,
    to: -60,
  },
  {
    name: 'Leading through change',
    scenarioIds: ['reorganisation', 'demotivated-employee', 'reprimand'],
    teams: (index) => index % 3 === 2,
    from: -75,
    to: 14,
  },
  {
    name: 'Appraisals that are heard',
    scenarioIds: ['annual-review'],
    teams: (index) => index % 3 === 2,
    from: -60,
    to: 10,
  },
  {
    name: 'Recruiting fairly',
    scenarioIds: ['job-interview'],
    teams: () => true,
    from: -20,
    to: 35,
  },
];

export function planProgrammes(story: CompanyStory, teams: readonly PlannedTeam[], until: number): PlannedProgramme[] {
  const offered = stories.map((one) => ({
    ...one,
    scenarioIds: one.scenarioIds.filter((id) => story.scenarioIds.includes(id)),
  }));
  const told = offered.filter(({ scenarioIds }) => scenarioIds.length > 0);
  return told.map(({ name, scenarioIds, teams: takesPart, from, to }) => ({
    id: idOf(story, 'programme', name),
    name,
    scenarioIds,
    teamIds: teams.filter((_, index) => takesPart(index)).map(({ id }) => id),
    startsOn: isoDay(until, from),
    dueOn: isoDay(until, to),
  }));
}

/** What trainers have assigned besides: something late, something due this week, something ahead. */
export function planAssignments(
  story: CompanyStory,
  teams: readonly PlannedTeam[],
  trainer: PlannedPerson,
  until: number,
): PlannedAssignment[] {
  const first = teams[0]?.id ?? '';
  const second = teams[1]?.id ?? '';
  const assignments = [
    { scenarioId: 'reprimand', teamId: first, due: -3, purpose: 'practice' as const },
    { scenarioId: 'unhappy-customer', teamId: first, due: 4, purpose: 'assessed' as const },
    { scenarioId: 'demotivated-employee', teamId: first, due: 18, purpose: 'practice' as const },
    { scenarioId: 'purchasing-director', teamId: second, due: 9, purpose: 'assessed' as const },
  ];
  const offered = assignments.filter(({ scenarioId }) => story.scenarioIds.includes(scenarioId));
  return offered.map(({ scenarioId, teamId, due, purpose }) => ({
    ...{ scenarioId, teamId, purpose, dueOn: isoDay(until, due), assignedBy: trainer.id },
    id: idOf(story, 'assignment', `${scenarioId}/${teamId}`),
    at: until - 21 * DAY_MS,
  }));
}
