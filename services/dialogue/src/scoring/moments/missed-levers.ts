import type { Lever, Scenario } from '@repartee/proto';

import type { SessionView, Step } from '../session-view.js';
import type { Situation } from './situation.js';
import { couldHold, situationsOf } from './situation.js';

/** A lever that never worked, and the turn at which it could have. */
export interface MissedLever {
  lever: Lever;
  step: Step;
  /** It was tried at that turn, before what it needs was there. */
  tooEarly: boolean;
}

const worksIn = ({ shift }: Step, id: string, withheld: '' | 'too_early') =>
  (shift?.causes ?? []).some((cause) => cause.kind === 'lever' && cause.id === id && cause.withheld === withheld);

function topicsHeard({ heard }: Step, scenario: Pick<Scenario, 'points'>): (string | undefined)[] {
  const points = heard?.utterance.points ?? [];
  return scenario.points.filter(({ id }) => points.includes(id)).map(({ topic }) => topic);
}

/** How inviting a turn was for the lever: its topic on the table, a misstep in its place, nothing that worked. */
function invitation(lever: Lever, step: Step, scenario: Pick<Scenario, 'points'>): number {
  const topics = [lever.topic ?? []].flat();
  const causes = (step.shift?.causes ?? []).filter(({ withheld }) => withheld === '');
  const isOnTopic = topicsHeard(step, scenario).some((topic) => topic !== undefined && topics.includes(topic));
  const hasMisstep = causes.some(({ kind }) => kind === 'misstep');
  const hasLever = causes.some(({ kind }) => kind === 'lever');
  return (isOnTopic ? 4 : 0) + (hasMisstep ? 2 : 0) + (hasLever ? 0 : 1);
}

function openingFor(
  lever: Lever,
  scenario: Pick<Scenario, 'points'>,
  steps: readonly Step[],
  situations: readonly Situation[],
): Step | undefined {
  const { requires } = lever;
  const open = steps.filter(({ index }) => {
    const situation = situations[index];
    return situation && (requires === undefined || couldHold(requires, situation));
  });
  const best = Math.max(...open.map((step) => invitation(lever, step, scenario)));
  return open.find((step) => invitation(lever, step, scenario) === best);
}

/** Levers that never worked though a turn offered itself, the first most inviting turn each; strongest lever first. */
export function missedLevers(view: SessionView, scenario: Pick<Scenario, 'levers' | 'points'>): MissedLever[] {
  const situations = situationsOf(view);
  const untried = scenario.levers.filter(({ id }) => !view.steps.some((step) => worksIn(step, id, '')));
  return untried
    .flatMap((lever): MissedLever[] => {
      const early = view.steps.find((step) => worksIn(step, lever.id, 'too_early'));
      if (early) return [{ lever, step: early, tooEarly: true }];
      const step = openingFor(lever, scenario, view.steps, situations);
      return step ? [{ lever, step, tooEarly: false }] : [];
    })
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
