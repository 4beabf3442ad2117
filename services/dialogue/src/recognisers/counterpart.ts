import type { Point } from '@repartee/proto';
import type { Play, Utterance } from '../model/index.js';
import type { CounterpartTurn } from './context.js';

const pointsById = new WeakMap<Play, ReadonlyMap<string, Point>>();
const compared = new WeakMap<Play, WeakMap<object, CounterpartTurn>>();

/** What a learner's turn may be compared with after the persona made these points and put these questions. */
export function counterpartOf(play: Play, said: Pick<Utterance, 'points' | 'asks' | 'answers'>): CounterpartTurn {
  // Every turn is compared with all that was said before it.
  const known = compared.get(play) ?? new WeakMap<object, CounterpartTurn>();
  compared.set(play, known);
  const turn = known.get(said) ?? toCounterpart(play, said);
  known.set(said, turn);
  return turn;
}

function toCounterpart(
  play: Play,
  { points, asks, answers }: Pick<Utterance, 'points' | 'asks' | 'answers'>,
): CounterpartTurn {
  const known = pointsById.get(play) ?? new Map(play.scenario.points.map((point) => [point.id, point]));
  pointsById.set(play, known);
  const made = points.flatMap((id) => known.get(id) ?? []);
  const answered = play.scenario.questions.filter(({ id }) => answers.includes(id));
  // The opening makes no point: it speaks of what both know.
  const shared = points.includes('opening') ? play.scenario.facts.filter(({ hidden }) => !hidden) : [];
  const topics = [...made, ...answered, ...shared].flatMap(({ topic }) => topic ?? []);
  const onTopic = made.filter(({ topic }) => topic !== undefined);
  // "Why is that?" goes back to what was stated, and to a question only where nothing was.
  const last = onTopic.findLast(({ asks }) => asks === undefined) ?? answered.at(-1) ?? onTopic.at(-1);
  const spokenOf = (last ?? putAgain(play, points, asks))?.topic;
  return { points: made.flatMap(({ words }) => words ?? []), topics, asks, ...(spokenOf && { spokenOf }) };
}

/** A question put again is about what it was about before. */
const putAgain = ({ scenario }: Play, points: readonly string[], asks: readonly string[]): Point | undefined =>
  scenario.points.find(({ asks: id }) => id !== undefined && asks.includes(id) && points.includes(`again:${id}`));
