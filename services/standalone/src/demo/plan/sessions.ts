import type { Randomness } from '@repartee/kernel';
import { derivedId } from '@repartee/kernel';
import type { Purpose } from '@repartee/proto';
import { skillIds } from '@repartee/proto';

import { WEEKS, WEEK_MS, workingMoment } from './calendar.js';
import type { CompanyStory, SiteStory, TeamStory } from './company.js';
import type { PlannedPerson, PlannedSession } from './plan.js';

export interface Learner {
  person: PlannedPerson;
  team: TeamStory;
  site: SiteStory;
}

/** How one person learns. */
interface Talent {
  start: number;
  gain: number;
  /** Sessions after which about two thirds of the gain are made. */
  tempo: number;
}

type Opening = Pick<PlannedSession, 'startsAt' | 'scenarioId'>;

/** Of the attempts of one scenario, the first is assessed, and then every third. */
const ASSESSED_EVERY = 3;
const ABILITY_SPREAD = 0.09;
const DAILY_NOISE = 0.07;
const OWN_STRENGTHS = 0.07;

/** The sessions of one learner over the weeks up to a moment; none lies after it. */
export function planSessions(
  story: CompanyStory,
  learner: Learner,
  until: number,
  randomness: Randomness,
): PlannedSession[] {
  const talent = talentOf(learner.site, randomness);
  const strengths = strengthsOf(learner.site, randomness);
  const openings = openingsOf(learner.team, until, randomness);
  return number(story, learner, openings).map((session, index) => ({
    ...session,
    ability: abilityAt(talent, index, randomness),
    strengths,
    seed: randomness.below(2 ** 31),
  }));
}

/** What somebody can do after so many sessions, on one particular day: an exponential approach to start + gain. */
function abilityAt({ start, gain, tempo }: Talent, sessionsBefore: number, randomness: Randomness): number {
  const learned = gain * (1 - Math.exp(-sessionsBefore / tempo));
  return clamp(start + learned + DAILY_NOISE * normal(randomness));
}

function talentOf(site: SiteStory, randomness: Randomness): Talent {
  return {
    start: clamp(site.start + ABILITY_SPREAD * normal(randomness)),
    gain: Math.max(0, site.gain + 0.1 * normal(randomness)),
    tempo: 7 + 4 * randomness.next(),
  };
}

/** Those of the site, and everybody's own. */
function strengthsOf({ strengths }: SiteStory, randomness: Randomness): PlannedSession['strengths'] {
  return Object.fromEntries(skillIds.map((id) => [id, (strengths[id] ?? 0) + OWN_STRENGTHS * normal(randomness)]));
}

/**
 * Scenarios are dealt to the moments in their order, and the moments alone depend on what day it is: so the same learner
 * has the same sessions on every day that the demo leads up to.
 */
function openingsOf({ pace, mix }: TeamStory, until: number, randomness: Randomness): Opening[] {
  const firstWeek = randomness.below(4);
  const moments: number[] = [];
  for (let week = firstWeek; week < WEEKS; week++) {
    const weekStart = until - (WEEKS - week) * WEEK_MS;
    for (let count = countOf(pace * (0.7 + 0.6 * randomness.next()), randomness); count > 0; count--)
      moments.push(workingMoment(weekStart, randomness));
  }
  return moments.sort((a, b) => a - b).map((startsAt) => ({ startsAt, scenarioId: pick(mix, randomness) }));
}

/** A whole number with this mean. */
function countOf(mean: number, randomness: Randomness): number {
  return Math.floor(mean) + (randomness.next() < mean % 1 ? 1 : 0);
}

export function number(
  story: CompanyStory,
  { person }: Pick<Learner, 'person'>,
  openings: readonly Opening[],
): Omit<PlannedSession, 'ability' | 'strengths' | 'seed'>[] {
  const held = new Map<string, number>();
  const attempts = new Map<string, number>();
  return openings.map(({ startsAt, scenarioId }, index) => {
    const before = countUp(held, scenarioId);
    const purpose: Purpose = before % ASSESSED_EVERY === 0 ? 'assessed' : 'practice';
    const attempt = countUp(attempts, `${scenarioId}/${purpose}`) + 1;
    const id = derivedId('demo', story.key, 'session', person.id, String(index));
    return { id, learner: person, scenarioId, purpose, language: person.language, attempt, startsAt };
  });
}

/** The count before this one. */
function countUp(counts: Map<string, number>, key: string): number {
  const before = counts.get(key) ?? 0;
  counts.set(key, before + 1);
  return before;
}

function pick(weights: Readonly<Record<string, number>>, randomness: Randomness): string {
  const entries = Object.entries(weights);
  let left = randomness.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const chosen = entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0];
  return chosen?.[0] ?? '';
}

/** Standard normal, by Box and Muller (1958). */
function normal(randomness: Randomness): number {
  return Math.sqrt(-2 * Math.log(1 - randomness.next())) * Math.cos(2 * Math.PI * randomness.next());
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
