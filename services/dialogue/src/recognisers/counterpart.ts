import type { PersonaQuestion, Point } from '@repartee/proto';
import type { Play } from '../model/index.js';
import type { CounterpartTurn } from './context.js';

const pointsById = new WeakMap<Play, ReadonlyMap<string, Point>>();

/** What a learner's turn may be compared with after the persona made these points and put these questions. */
export function counterpartOf(
  play: Play,
  { points, asks }: { points: readonly Point['id'][]; asks: readonly PersonaQuestion['id'][] },
): CounterpartTurn {
  const known = pointsById.get(play) ?? new Map(play.scenario.points.map((point) => [point.id, point]));
  pointsById.set(play, known);
  const made = points.flatMap((id) => known.get(id) ?? []);
  const topics = made.flatMap(({ topic }) => topic ?? []);
  return { points: made.flatMap(({ words }) => words ?? []), topics, asks };
}
