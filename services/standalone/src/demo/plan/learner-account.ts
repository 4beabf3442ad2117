import type { Randomness } from '@repartee/kernel';

import { DAY_MS, workingMoment } from './calendar.js';
import type { CompanyStory } from './company.js';
import type { PlannedPerson, PlannedSession } from './plan.js';
import { number } from './sessions.js';

/** Weeks before the end, and what was rehearsed then: somebody who came late, kept at it, and improved. */
const history: readonly { weeksAgo: number; scenarioId: string; ability: number }[] = [
  { weeksAgo: 12, scenarioId: 'unhappy-customer', ability: 0.08 },
  { weeksAgo: 11, scenarioId: 'unhappy-customer', ability: 0.12 },
  { weeksAgo: 10, scenarioId: 'purchasing-director', ability: 0.14 },
  { weeksAgo: 9, scenarioId: 'unhappy-customer', ability: 0.3 },
  { weeksAgo: 7, scenarioId: 'unhappy-customer', ability: 0.45 },
  { weeksAgo: 6, scenarioId: 'purchasing-director', ability: 0.4 },
  { weeksAgo: 5, scenarioId: 'reprimand', ability: 0.45 },
  { weeksAgo: 4, scenarioId: 'unhappy-customer', ability: 0.66 },
  { weeksAgo: 3, scenarioId: 'purchasing-director', ability: 0.72 },
  { weeksAgo: 2, scenarioId: 'unhappy-customer', ability: 0.85 },
  { weeksAgo: 1, scenarioId: 'purchasing-director', ability: 0.9 },
];

/** The sessions behind the learner's account. */
export function planLearnerAccount(
  story: CompanyStory,
  person: PlannedPerson,
  until: number,
  randomness: Randomness,
): PlannedSession[] {
  const held = history.filter(({ scenarioId }) => story.scenarioIds.includes(scenarioId));
  const openings = held.map(({ weeksAgo, scenarioId }) => ({
    startsAt: workingMoment(until - (weeksAgo * 7 + 1) * DAY_MS, randomness),
    scenarioId,
  }));
  return number(story, { person }, openings).map((session, index) => ({
    ...session,
    ability: held[index]?.ability ?? 0.5,
    strengths: { listening: 0.06, holding: -0.08 },
    seed: 1000 + index,
  }));
}
