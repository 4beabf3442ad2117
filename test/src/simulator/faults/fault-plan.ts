import type { Randomness } from '@repartee/kernel';

import type { Fault, FaultPoint } from './fault-points.js';
import { faultPoints } from './fault-points.js';

/** One fault: at which arrival at its point it strikes, from 1. */
export interface PlannedFault {
  point: FaultPoint;
  fault: Fault;
  arrival: number;
}

const MOST_FAULTS = 6;
/** Most points are arrived at some tens of times in a run, the rarest twice, and that of the one correction once. */
const LATEST_ARRIVAL = 12;
const latestWhenNamed = (point: FaultPoint): number => (point.startsWith('insert-corrections') ? 1 : 2);

/** Where a fault strikes for certain; which one is drawn, unless it is said. */
export interface NamedFault {
  point: FaultPoint;
  fault?: Fault | undefined;
}

/** Some faults anywhere; or, where a point is named, one early there and perhaps some others. */
export function planFaults(randomness: Randomness, named?: NamedFault): PlannedFault[] {
  const points = [...faultPoints.keys()];
  const anywhere = Array.from({ length: named ? randomness.below(3) : 1 + randomness.below(MOST_FAULTS) }, () =>
    planAt(randomness, one(randomness, points), LATEST_ARRIVAL),
  );
  if (!named) return anywhere;
  const drawn = planAt(randomness, named.point, latestWhenNamed(named.point));
  return [{ ...drawn, fault: named.fault ?? drawn.fault }, ...anywhere];
}

function planAt(randomness: Randomness, point: FaultPoint, latest: number): PlannedFault {
  const fault = one(randomness, faultPoints.get(point) ?? []);
  return { point, fault, arrival: 1 + randomness.below(latest) };
}

function one<Item>(randomness: Randomness, items: readonly Item[]): Item {
  const item = items[randomness.below(items.length)];
  if (item === undefined) throw new RangeError('Nothing to choose from');
  return item;
}
