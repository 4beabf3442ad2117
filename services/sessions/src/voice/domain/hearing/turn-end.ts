import { waitMs } from '../endpointing/wait.js';
import type { LearnerCommit, ReplyCause } from '../output.js';
import { sessionMs } from '../session-time.js';
import type { Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { cutAt } from './cut.js';
import { dropUtterances } from './hearing.js';
import { openUtterance, turnSoFar, wordsOf } from './utterance.js';
import type { Utterance } from './utterance.js';

/** When the learner's turn is over unless they go on; undefined while they speak, or have said nothing. */
export function turnEndsAt(state: VoiceState): number | undefined {
  const { phase, connected, utterances, settings, pauses, catchingUp, backSince } = state;
  const last = turnSoFar(utterances).at(-1);
  if (phase.name !== 'listening' || !connected || catchingUp || !last || openUtterance(utterances)) return undefined;
  const endedAt = cutAt(state) ?? Math.max(last.endedAt ?? last.startedAt, backSince);
  if (last.byKey || cutAt(state) !== undefined) return endedAt;
  // The recogniser's latest words decide; while it has none of the latest voice, those before tell nothing.
  const text = last.text === '' ? '' : wordsOf(turnSoFar(utterances));
  return endedAt + waitMs(text, settings.language, pauses);
}

/** Everything said so far is recognised. */
export const isRecognised = ({ utterances }: VoiceState): boolean =>
  turnSoFar(utterances).every(({ isFinal }) => isFinal);

/** The learner's turn goes on record, and the persona is asked for its reply. */
export function endTurn(state: VoiceState, at: number): Step {
  const said = turnSoFar(state.utterances);
  const [first] = said;
  const last = said.at(-1);
  if (!first || !last) return step(state);
  const cut = cutAt(state);
  const endedAt = cut ?? last.endedAt ?? at;
  const commit = commitOf(state, first.startedAt, endedAt, { text: wordsOf(said), mode: modeOf(state, said) });
  const committed = { ...commit, cutShort: cut !== undefined };
  return then(commitLearner({ ...state, turnEndedAt: endedAt }, committed), (next) => askReply(next, at, 'turn'));
}

/** Typed words end the turn at once, after what was said before them. */
export function endTyped(state: VoiceState, at: number, typed: { text: string; clientTurnId: string }): Step {
  const said = turnSoFar(state.utterances).filter(({ text }) => text !== '');
  const text = [wordsOf(said), typed.text].filter((part) => part !== '').join(' ');
  const startedAt = said[0]?.startedAt ?? at;
  const commit = commitOf(state, startedAt, at, { text, mode: said.length > 0 ? modeOf(state, said) : 'typed' });
  const committed = commitLearner({ ...state, turnEndedAt: null }, { ...commit, clientTurnId: typed.clientTurnId });
  return then(committed, (next) => askReply(next, at, 'turn'));
}

/** What is said when the session closes, or its learner is away for good, goes on record without an answer. */
export function closeTurn(state: VoiceState, at: number): Step {
  const said = turnSoFar(state.utterances).filter(({ text }) => text !== '');
  const [first] = said;
  if (!first) return dropUtterances(state, () => true);
  const cut = cutAt(state);
  const endedAt = cut ?? said.at(-1)?.endedAt ?? at;
  const commit = commitOf(state, first.startedAt, endedAt, { text: wordsOf(said), mode: modeOf(state, said) });
  return commitLearner(state, { ...commit, cutShort: cut !== undefined });
}

/** Begins a turn of the persona, in an epoch of its own. */
export function askReply(state: VoiceState, at: number, cause: ReplyCause, offline = false): Step {
  const epoch = state.epoch + 1;
  const turn = state.nextTurn;
  return step(
    {
      ...state,
      epoch,
      phase: { name: 'thinking' },
      owesWords: false,
      takesUp: false,
      persona: {
        ...{ epoch, turn, cause, offline, segments: [], complete: false, isWhole: false, endsSession: false },
        ...{
          patienceMs: state.patienceMs,
          cutsInAfterMs: state.cutsInAfterMs,
          position: null,
          stopped: false,
          cutBy: 'none',
        },
        ...{ startedAt: null, soundedAt: null, movedAt: at },
      },
    },
    { type: 'ask_reply', epoch, turn, cause, offline },
  );
}

function commitLearner(state: VoiceState, commit: LearnerCommit): Step {
  const dropped = dropUtterances(state, () => true);
  return then(dropped, (next) =>
    step({ ...next, nextTurn: next.nextTurn + 1, owesWords: false, takesUp: false }, { type: 'commit_turn', commit }),
  );
}

const modeOf = ({ settings }: VoiceState, said: readonly Utterance[]) =>
  said.at(-1)?.byKey ? ('push_to_talk' as const) : settings.mode;

function commitOf(
  state: VoiceState,
  startedAt: number,
  endedAt: number,
  said: Pick<LearnerCommit, 'text' | 'mode'>,
): LearnerCommit {
  const startedMs = sessionMs(state, startedAt);
  return {
    speaker: 'learner',
    turn: state.nextTurn,
    ...said,
    cutShort: false,
    startedMs,
    endedMs: Math.max(startedMs, sessionMs(state, endedAt)),
  };
}
