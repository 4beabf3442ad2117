import type { DialogueState, Happened } from '../engine/index.js';
import { evolveDialogue, openDialogue } from '../engine/index.js';
import type { Play, Transcript } from '../model/index.js';
import type { CounterpartTurn } from '../recognisers/index.js';
import { counterpartOf } from '../recognisers/index.js';

/** Where a conversation stands before somebody speaks. */
export interface Standing {
  state: DialogueState;
  /** The persona's turns so far, oldest first. */
  said: readonly CounterpartTurn[];
}

/** Wordings of trials are of no consequence; the lines already said are known from the transcript. */
const anySeed = 1;

/** What happened between one turn and the next, in the order in which it was recorded. */
function happenedAt({ turns, shifts, silences }: Transcript, index: number): Happened[] {
  const turn = turns[index];
  if (!turn) return [];
  const spoken: Happened = turn.speaker === 'learner' ? { kind: 'learner_turn', turn } : { kind: 'persona_turn', turn };
  const fell = silences.filter(({ afterTurn }) => afterTurn === turn.turn);
  return [
    spoken,
    ...fell.map((silence): Happened => ({ kind: 'silence', silence })),
    ...shifts.filter((shift) => shift.turn === turn.turn).map((shift): Happened => ({ kind: 'shift', shift })),
  ];
}

/** The standing before each turn of the transcript, by the number of the turn, and the one at its end under `Infinity`. */
export function standings(play: Play, transcript: Transcript): ReadonlyMap<number, Standing> {
  const { language } = transcript;
  let standing: Standing = {
    state: openDialogue(play, { language, wordingSeed: anySeed, attempt: 1 }).state,
    said: [],
  };
  const before = new Map<number, Standing>();
  for (const [index, turn] of transcript.turns.entries()) {
    before.set(turn.turn, standing);
    const state = happenedAt(transcript, index).reduce(
      (folded, happened) => evolveDialogue(play, folded, happened),
      standing.state,
    );
    const said = turn.speaker === 'persona' ? [...standing.said, counterpartOf(play, turn.utterance)] : standing.said;
    standing = { state, said };
  }
  return before.set(Infinity, standing);
}
