import type { DeadLetter } from '@repartee/kernel';
import { CommandProblem } from '@repartee/kernel';
import type { LetterDesk } from './letter-desk.js';
import type { LetterAction } from './letter-options.js';

/** What became of a request. */
export interface Settled {
  letter: DeadLetter;
  /**
   * done: nothing of the stream waits any longer; waiting: what is left failed again; asked: nobody has taken it up yet.
   */
  outcome: 'done' | 'waiting' | 'asked';
  /** What waits in the stream now, in order. */
  waiting: DeadLetter[];
}

const TAKEN_UP_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 100;

/** The one letter of this id. Throws CommandProblem where there is none, or more than one. */
export function findLetter({ letters }: LetterDesk, id: string, group: string | undefined): DeadLetter {
  const all = [...letters.list(group), ...letters.dropped(group)];
  const [letter, ...others] = all.filter(({ eventId }) => eventId === id);
  if (!letter) throw new CommandProblem(`No event ${id} waits${group === undefined ? '' : ` for ${group}`}; list shows those that do.`); // prettier-ignore
  if (others.length > 0) {
    const groups = [letter, ...others].map((one) => one.group).join(', ');
    throw new CommandProblem(`Several readers wait for ${id}: ${groups}. Say for which with --group.`);
  }
  return letter;
}

/**
 * Gives up all that waits for the reader, the last first, so that nothing is tried in between; answers how many they were.
 * Throws CommandProblem where nothing waits.
 */
export async function dropAll(
  { letters }: LetterDesk,
  { group, why, by }: Extract<LetterAction, { do: 'drop-all' }>,
): Promise<number> {
  const waiting = letters.list(group).sort((a, b) => b.version - a.version);
  if (waiting.length === 0) throw new CommandProblem(`Nothing waits for ${group}; list shows for whom something does.`);
  for (const { eventId } of waiting) await letters.drop(group, eventId, { why, by });
  return waiting.length;
}

/** Asks for it, and waits for so long until whoever reads has taken it up. */
export async function settle(
  desk: LetterDesk,
  letter: DeadLetter,
  action: Extract<LetterAction, { id: string }>,
  withinMs = TAKEN_UP_WITHIN_MS,
): Promise<Settled> {
  const { letters, clock, isServed } = desk;
  const { group, eventId, stream } = letter;
  if (letter.dropped) throw new CommandProblem(`${eventId} was given up already: ${letter.dropped.why}`);
  if (action.do === 'drop') await letters.drop(group, eventId, { why: action.why, by: action.by });
  else await letters.replay(group, eventId);
  const deadline = clock.now() + withinMs;
  while (isServed && letters.isRequested(group, stream) && clock.now() < deadline) await clock.delay(LOOK_EVERY_MS);
  const waiting = letters
    .list(group)
    .filter((one) => one.stream === stream)
    .sort((a, b) => a.version - b.version);
  if (waiting.length === 0) return { letter, outcome: 'done', waiting };
  return { letter, outcome: letters.isRequested(group, stream) ? 'asked' : 'waiting', waiting };
}
