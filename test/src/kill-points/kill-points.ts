import type { FaultPoint } from '../simulator/faults/fault-points.js';
import { faultPoints } from '../simulator/faults/fault-points.js';

/** The services that are killed; the others only serve them. */
export type Victim = 'sessions-0' | 'scoring' | 'projections';

/** A point at which a real process is killed: one of the simulator's at which a process can crash, by its name. */
export type KillPoint = Exclude<FaultPoint, `say.${string}` | 'leader' | 'member'>;

/** Who comes by a point, and how often for certain within two conversations. */
export interface Passers {
  victims: readonly Victim[];
  /** The latest passing at which one is killed there, from 1. */
  latest: number;
}

const writers: readonly Victim[] = ['sessions-0', 'scoring'];
const readers: readonly Victim[] = ['projections', 'scoring', 'sessions-0'];

/** Readers fetch several times a second: so many passings are some seconds. */
const FETCHES = 60;

/** By the name of the exchange or the step, without what says whether it is before or after. */
const passersOf: Readonly<Record<string, Passers>> = {
  'append-turn': { victims: ['sessions-0'], latest: 5 },
  'append-score': { victims: ['scoring'], latest: 1 },
  'note-acknowledged': { victims: writers, latest: 2 },
  'handle-batch': { victims: readers, latest: 2 },
  'relay-read': { victims: writers, latest: 2 },
  'producer-id': { victims: writers, latest: 1 },
  produce: { victims: writers, latest: 2 },
  fetch: { victims: readers, latest: FETCHES },
  commit: { victims: ['scoring'], latest: 2 },
  join: { victims: readers, latest: 2 },
  'ask-log': { victims: readers, latest: 2 },
};

const inTables: Passers = { victims: ['projections'], latest: 2 };

export const killPoints: readonly KillPoint[] = [...faultPoints]
  .filter(([, faults]) => faults.includes('crash'))
  .map(([point]) => point as KillPoint);

export function passersBy(point: KillPoint): Passers {
  return passersOf[point.replace(/^(before|after)-|\.(request|response)$/, '')] ?? inTables;
}

export function isKillPoint(name: string): name is KillPoint {
  return (killPoints as readonly string[]).includes(name);
}

/** One kill: who is to die where, at which passing of their life, from 1. */
export interface Strike {
  victim: Victim;
  point: KillPoint;
  passing: number;
  /** The victim notes positions before it has handled what lies before them, as the product may not. */
  isCareless?: boolean;
}

/** Has no factor in common with how many passings there are, so that all of them come about. */
const STRIDE = 23;

/** So many kills at the point, those who come by in turn, early passings and late ones. */
export function strikesAt(point: KillPoint, times: number): Strike[] {
  const { victims, latest } = passersBy(point);
  return Array.from({ length: times }, (_, time) => {
    const round = Math.floor(time / victims.length);
    const [first = 'projections'] = victims;
    return { victim: victims[time % victims.length] ?? first, point, passing: 1 + ((round * STRIDE) % latest) };
  });
}

/** So many points are tried side by side: few enough that what is lost among them is soon tracked down. */
const SIDE_BY_SIDE = 4;

/**
 * Points that are tried side by side, each in one round. Neighbours have the same victims, whose lives follow one another;
 * so a round takes its points from all over, and its victims die side by side.
 */
export function roundsOf(points: readonly KillPoint[]): KillPoint[][] {
  const rounds = Math.ceil(points.length / SIDE_BY_SIDE);
  return Array.from({ length: rounds }, (_, first) => points.filter((_point, at) => at % rounds === first));
}
