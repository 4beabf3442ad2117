import type { Play } from '../model/play.js';
import type { ReplyPlan } from './dialogue-state.js';
import { prepare } from './prepare.js';

/** To these the persona says what it thinks, where it does not know what to say. */
const open = ['offer', 'choice'];

/** Whether a reply refuses an answer, owns not to know one, or says that there is no more to tell. */
export function declines(play: Play, { points }: Pick<ReplyPlan, 'points'>): boolean {
  const prepared = prepare(play);
  const thought = new Set(open.flatMap((kind) => prepared.unknown.get(kind) ?? []).map(({ id }) => id));
  return points.some(
    (point) =>
      point.startsWith('already-told/') ||
      (point.startsWith('unknown:') && !thought.has(point)) ||
      prepared.points.some(({ id, refuses }) => id === point && refuses.length > 0),
  );
}
