import type { Play } from '../model/play.js';
import type { Utterance } from '../model/transcript.js';
import type { DialogueState, FactDepth, Happened, Told } from './dialogue-state.js';
import { hear, hearSilence } from './hear.js';
import type { Prepared } from './prepare.js';
import { prepare } from './prepare.js';
import { applyShift } from './shift.js';
import { saysUnit } from './speak.js';

const tell = (told: Readonly<Record<string, Told>>, ids: readonly string[], at: number): Record<string, Told> => {
  const after = { ...told };
  for (const id of ids) after[id] = { times: (after[id]?.times ?? 0) + 1, at };
  return after;
};

/** `recall:0@3` tells both the unit `recall:0` and that ledger entry 3 was recalled, `@3`. */
const unitsTold = (prepared: Prepared, { takesUp, points }: Utterance, state: DialogueState): string[] => {
  const taken = saysUnit(prepared, takesUp, state.stance)?.id ?? takesUp;
  return [...(taken === '' ? [] : [taken]), ...points].flatMap((id) => {
    const at = id.indexOf('@');
    return at < 0 ? id : [id.slice(0, at), id.slice(at)];
  });
};

const factsTold = (prepared: Prepared, state: DialogueState, points: readonly string[]): DialogueState['facts'] => {
  const facts: Record<string, FactDepth> = { ...state.facts };
  for (const { id, reveals } of prepared.reveals)
    if (points.includes(id) && facts[reveals.fact] !== 'whole') facts[reveals.fact] = reveals.depth;
  return facts;
};

const asksOf = (state: DialogueState, asks: readonly string[], replies: number): Partial<DialogueState> => {
  const id = asks.at(-1);
  if (id === undefined) return {};
  const again = state.open?.id === id ? state.open.again + 1 : 0;
  return { open: { id, at: state.learnerTurns, again }, asked: state.asked + 1, lastAsk: replies };
};

const isCallBack = (prepared: Prepared, point: string): boolean =>
  point.startsWith('recall:') || prepared.callBacks.some(({ id }) => id === point);

const counted = (
  counts: Readonly<Record<string, number>>,
  ids: readonly string[],
): Readonly<Record<string, number>> => ({
  ...counts,
  ...Object.fromEntries(ids.map((id) => [id, (counts[id] ?? 0) + 1])),
});

const speak = (prepared: Prepared, state: DialogueState, text: string, utterance: Utterance): DialogueState => {
  const replies = utterance.move === 'open' ? state.replies : state.replies + 1;
  return {
    ...state,
    replies,
    told: tell(state.told, unitsTold(prepared, utterance, state), state.learnerTurns),
    facts: factsTold(prepared, state, utterance.points),
    answers: counted(state.answers, utterance.answers),
    lastCallBack: utterance.points.some((point) => isCallBack(prepared, point)) ? replies : state.lastCallBack,
    lastUtterance: utterance,
    spent: [...state.spent, ...utterance.lines],
    texts: [...state.texts, text],
    ...asksOf(state, utterance.asks, replies),
  };
};

/**
 * Folds what happened into the state. Pure; shifts are read and never computed again, so that the state after replaying
 * the recorded events equals the live one.
 */
export function evolveDialogue(play: Play, state: DialogueState, happened: Happened): DialogueState {
  const prepared = prepare(play);
  switch (happened.kind) {
    case 'learner_turn':
      return hear(prepared, state, happened.turn.reading);
    case 'shift':
      return applyShift(state, happened.shift);
    case 'silence':
      return hearSilence(state);
    case 'persona_turn':
      return speak(prepared, state, happened.turn.text, happened.turn.utterance);
  }
}
