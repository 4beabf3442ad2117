import type { DialogueState, Happened } from '../engine/index.js';
import { evolveDialogue, openDialogue } from '../engine/index.js';
import type { Play, Transcript, Turn } from '../model/index.js';
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

export interface Standings {
  /** By the number of the turn; the one at the end of the conversation under `Infinity`. */
  before: ReadonlyMap<number, Standing>;
  /** Right after each turn of the persona, before anybody was silent. */
  answered: ReadonlyMap<number, Standing>;
}

const spokenIn = (turn: Turn): Happened =>
  turn.speaker === 'learner' ? { kind: 'learner_turn', turn } : { kind: 'persona_turn', turn };

/** What came of a turn before the next one, in the order in which it was recorded. */
function happenedAfter({ turn }: Turn, { shifts, silences }: Transcript): Happened[] {
  const fell = silences.filter(({ afterTurn }) => afterTurn === turn);
  return [
    ...fell.map((silence): Happened => ({ kind: 'silence', silence })),
    ...shifts.filter((shift) => shift.turn === turn).map((shift): Happened => ({ kind: 'shift', shift })),
  ];
}

/** The standings at the turns of the transcript. */
export function standings(play: Play, transcript: Transcript): Standings {
  const { language } = transcript;
  let { state } = openDialogue(play, { language, wordingSeed: anySeed, attempt: 1 });
  let said: readonly CounterpartTurn[] = [];
  const before = new Map<number, Standing>();
  const answered = new Map<number, Standing>();
  for (const turn of transcript.turns) {
    before.set(turn.turn, { state, said });
    state = evolveDialogue(play, state, spokenIn(turn));
    if (turn.speaker === 'persona') {
      said = [...said, counterpartOf(play, turn.utterance)];
      answered.set(turn.turn, { state, said });
    }
    state = happenedAfter(turn, transcript).reduce((folded, one) => evolveDialogue(play, folded, one), state);
  }
  before.set(Infinity, { state, said });
  return { before, answered };
}
