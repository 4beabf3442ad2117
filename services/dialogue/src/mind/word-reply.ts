import type { DialogueState, Reply, ReplyPart, ReplyPlan } from '../engine/dialogue-state.js';
import { mostWords } from '../engine/length.js';
import { prepare } from '../engine/prepare.js';
import type { Prepared } from '../engine/prepare.js';
import { isShort } from '../engine/speak.js';
import type { Play } from '../model/play.js';
import type { Tool } from '../model/reading.js';
import { fingerprint } from './fingerprint.js';
import type { Memory } from './memory.js';
import { echo, remember } from './memory.js';
import { wordingOrder } from './order.js';

/** Words replies; a new version may say the same things otherwise, and changes no trace. */
export const offlineMind: Tool = { name: 'repartee-offline-mind', version: '1.6.0' };

/** A longer wording is passed over by somebody short of words, where another is left. */
const shortWords = 8;
const mostTries = 40;

interface Wording {
  line: string;
  text: string;
}
type Choice = readonly Wording[];

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A slot that begins a sentence is written with a capital, wherever in the line. */
const startsSentence = (line: string, at: number): boolean => /(?:^|[.!?…] )$/u.test(line.slice(0, at));

const filled = (line: string, slots: ReplyPart['slots']): string =>
  line.replace(/\{(\w+)\}/g, (_, name: string, at: number) => {
    const value = slots[name] ?? '';
    return startsSentence(line, at) ? capitalised(value) : value;
  });

const worded = (line: string, slots: ReplyPart['slots']): string =>
  capitalised(line.includes('{') ? filled(line, slots) : line);

const wordingsOf = (prepared: Prepared, state: DialogueState, { unit: id, slots }: ReplyPart): Wording[] => {
  const lines = prepared.units.get(id)?.lines[state.language] ?? [];
  const order = wordingOrder(lines.length, id, state.wordingSeed, state.attempt);
  const fresh = order.filter((index) => !state.spent.includes(`${id}#${index}`));
  return (fresh.length > 0 ? fresh : order).map((index) => ({
    line: `${id}#${index}`,
    text: worded(lines[index] ?? '', slots),
  }));
};

const textOf = (choice: Choice): string => choice.map(({ text }) => text).join(' ');

/** Choices in the order they are liked: the first wording of each part, then one part after the other varied. */
function* choices(wordings: readonly (readonly Wording[])[]): Generator<Choice> {
  const first = wordings.flatMap(([wording]) => wording ?? []);
  yield first;
  for (const [at, ofPart] of wordings.entries()) for (const other of ofPart.slice(1)) yield first.with(at, other);
  for (const head of wordings[0]?.slice(1) ?? [])
    for (const tail of wordings.at(-1)?.slice(1) ?? []) yield first.with(0, head).with(-1, tail);
}

interface Candidate {
  choice: Choice;
  badness: number;
}

const graded = (over: number): number => Math.min(over, 90) / 100;

/** Too many words are bad, and a little worse the more they are; of what is too long for the mood, any echo is worse. */
const tooMany = (text: string, fewest: number): number => {
  const { words } = fingerprint(text);
  if (words > mostWords) return 3 + graded(words - mostWords);
  return words > fewest ? graded(words - fewest) : 0;
};

const shortest = (wordings: readonly (readonly Wording[])[]): Choice =>
  wordings.flatMap(
    (ofPart) =>
      ofPart.toSorted((one, other) => fingerprint(one.text).words - fingerprint(other.text).words).at(0) ?? [],
  );

/** The first choice that is no echo and not too long, else the least bad of those tried; `fewest`: words that suffice. */
const leastBad = (memory: Memory, wordings: readonly (readonly Wording[])[], fewest = mostWords): Candidate => {
  let found: Candidate = { choice: [], badness: Infinity };
  const weigh = (choice: Choice): void => {
    const text = textOf(choice);
    const its = tooMany(text, fewest);
    // What is longer than the best so far need not be listened to for echoes.
    const badness = its < found.badness ? its + echo(memory, text) : its;
    if (badness < found.badness) found = { choice, badness };
  };
  let tries = 0;
  for (const choice of choices(wordings)) {
    weigh(choice);
    tries += 1;
    if (found.badness === 0 || tries >= mostTries) break;
  }
  if (found.badness >= 3) weigh(shortest(wordings));
  return found;
};

/** Which parts to say: all of them, then without what may be left out, then without what was only taken up. */
const reductions = (parts: readonly ReplyPart[]): (readonly ReplyPart[])[] => {
  const needed = parts.filter(({ optional }) => !optional);
  const bare = parts.filter(({ role }) => role !== 'takes_up');
  return [parts, needed, bare].filter(
    (some, index, all) => some.length > 0 && (index === 0 || some.length < (all[index - 1]?.length ?? 0)),
  );
};

const isTooLong = (plan: ReplyPlan, { choice }: Candidate): boolean =>
  isShort(plan.stance) && fingerprint(textOf(choice)).words > shortWords;

const choose = (prepared: Prepared, state: DialogueState, plan: ReplyPlan, memory: Memory): Candidate => {
  const wordings = new Map(plan.parts.map((part) => [part, wordingsOf(prepared, state, part)]));
  // First and last words are free: they are what one goes by in telling one attempt from another.
  const isFree = state.replies === 0 || plan.move === 'leave';
  const fewest = isShort(plan.stance) && !isFree ? shortWords : mostWords;
  let found: Candidate = { choice: [], badness: Infinity };
  for (const parts of reductions(plan.parts)) {
    const candidate = leastBad(
      memory,
      parts.map((part) => wordings.get(part) ?? []),
      fewest,
    );
    const mayShorten = parts.some(({ optional }) => optional) && isTooLong(plan, candidate);
    const isBetter = candidate.badness < found.badness;
    if (isBetter || (candidate.badness === found.badness && isTooLong(plan, found))) found = candidate;
    if (found.badness < 1 && !mayShorten) break;
  }
  return found;
};

const fromReserve = (prepared: Prepared, state: DialogueState, memory: Memory): Candidate => {
  const units = prepared.reserve.toSorted(
    (one, other) => Number(other.stances.includes(state.stance)) - Number(one.stances.includes(state.stance)),
  );
  const wordings = units.flatMap(({ id }) =>
    wordingsOf(prepared, state, { unit: id, role: 'content', slots: {}, optional: false }),
  );
  return leastBad(memory, [wordings]);
};

/**
 * Words a plan from authored lines: no sentence twice in a session, no opening of three words a third time, no reply
 * too like an earlier one, 45 words at most. The utterance repeats the plan, so wording decides nothing.
 */
export function wordReply(play: Play, state: DialogueState, plan: ReplyPlan): Reply {
  const prepared = prepare(play);
  const memory = remember(state.texts);
  const planned = choose(prepared, state, plan, memory);
  const found = planned.badness >= 4 ? fromReserve(prepared, state, memory) : planned;
  const { move, takesUp, points, asks, answers } = plan;
  const lines = found.choice.map(({ line }) => line);
  return { text: textOf(found.choice), utterance: { move, points, asks, answers, lines, takesUp } };
}
