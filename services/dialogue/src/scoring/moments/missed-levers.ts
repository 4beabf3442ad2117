import type { Lever, Scenario } from '@repartee/proto';

import type { SessionView, Step } from '../session-view.js';
import type { Situation } from './situation.js';
import { couldHold, situationsOf } from './situation.js';

/** A lever that never worked, and the turns at which it could have. */
export interface MissedLever {
  lever: Lever;
  /** Where it was tried before what it needs was there. */
  tooEarlyAt?: Step;
  /** Turns that were ripe for it, the most inviting first; after the early one, where there was one. */
  openings: readonly Step[];
}

const worksIn = ({ shift }: Step, id: string, withheld: '' | 'too_early') =>
  (shift?.causes ?? []).some((cause) => cause.kind === 'lever' && cause.id === id && cause.withheld === withheld);

interface Opening {
  step: Step;
  situation: Situation;
  /** Topics of the points that the persona had just made. */
  topics: ReadonlySet<string>;
}

function openingsIn(view: SessionView, { points }: Pick<Scenario, 'points'>): Opening[] {
  const topicOf = new Map(points.map(({ id, topic }) => [id, topic]));
  const situations = situationsOf(view);
  return view.steps.flatMap((step) => {
    const situation = situations[step.index];
    const topics = (step.heard?.utterance.points ?? []).map((id) => topicOf.get(id));
    return situation ? [{ step, situation, topics: new Set(topics.filter((topic) => topic !== undefined)) }] : [];
  });
}

/** How inviting a turn was for the lever: its topic on the table, a misstep in its place, nothing that worked. */
function invitation({ topic }: Lever, { step, topics }: Opening): number {
  const causes = (step.shift?.causes ?? []).filter(({ withheld }) => withheld === '');
  const isOnTopic = [topic ?? []].flat().some((one) => topics.has(one));
  const hasMisstep = causes.some(({ kind }) => kind === 'misstep');
  const hasLever = causes.some(({ kind }) => kind === 'lever');
  return (isOnTopic ? 4 : 0) + (hasMisstep ? 2 : 0) + (hasLever ? 0 : 1);
}

/** The turns at which the lever would have worked, the most inviting first. */
function ripeFor(lever: Lever, openings: readonly Opening[]): Step[] {
  const { requires } = lever;
  return openings
    .filter(({ situation }) => requires === undefined || couldHold(requires, situation))
    .map((opening) => ({ step: opening.step, invitation: invitation(lever, opening) }))
    .sort((a, b) => b.invitation - a.invitation || a.step.index - b.step.index)
    .map(({ step }) => step);
}

/** Levers that never worked, though they were tried or a turn offered itself; the strongest first. */
export function missedLevers(view: SessionView, scenario: Pick<Scenario, 'levers' | 'points'>): MissedLever[] {
  const openings = openingsIn(view, scenario);
  return scenario.levers
    .filter(({ id }) => !view.steps.some((step) => worksIn(step, id, '')))
    .map((lever): MissedLever => {
      const early = view.steps.find((step) => worksIn(step, lever.id, 'too_early'));
      const later = early ? openings.slice(early.index + 1) : openings;
      return { lever, openings: ripeFor(lever, later), ...(early && { tooEarlyAt: early }) };
    })
    .filter(({ tooEarlyAt, openings: ripe }) => tooEarlyAt !== undefined || ripe.length > 0)
    .sort((a, b) => sizeOf(b.lever.effect) - sizeOf(a.lever.effect));
}

/** How much an effect moves, over all three values, in points. */
export function sizeOf(effect: {
  trust?: number | undefined;
  tension?: number | undefined;
  openness?: number | undefined;
}) {
  return Math.abs(effect.trust ?? 0) + Math.abs(effect.tension ?? 0) + Math.abs(effect.openness ?? 0);
}
