import { waitMs } from '../endpointing/wait.js';
import type { LearnerCommit, ReplyCause } from '../output.js';
import { sessionMs } from '../session-time.js';
import { LAST_WORDS_MS } from '../settings.js';
import type { Step, TypedWords, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { cutAt } from './cut.js';
import { dropUtterances, endVoice, sayLost } from './hearing.js';
import { maySound } from './speech-gate.js';
import { openUtterance, turnSoFar, wordsOf } from './utterance.js';
import type { Utterance } from './utterance.js';

/** When the learner's turn is over unless they go on; undefined while they speak, or have said nothing. */
export function turnEndsAt(state: VoiceState): number | undefined {
  const { phase, connected, utterances, typed, settings, pauses, catchingUp, backSince } = state;
  const last = turnSoFar(utterances).at(-1);
  const isHeldUp = phase.name !== 'listening' || typed || !connected || catchingUp;
  if (isHeldUp || !last || openUtterance(utterances)) return undefined;
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

/**
 * Typed words end the turn, after what was said before them: where that is still being recognised, they wait for it. A
 * voice that goes on is heard on as what is said after the turn.
 */
export function endTyped(state: VoiceState, at: number, typed: Omit<TypedWords, 'at'>): Step {
  const before = state.typed;
  const text = before ? `${before.text} ${typed.text}` : typed.text;
  const waiting: VoiceState = { ...state, typed: { ...typed, text, at: before?.at ?? at } };
  const heard = before ? step(waiting) : endVoice(waiting, at, null);
  const meant = then(heard, (next) => dropUtterances(next, (one) => !one.isAside && !one.isFinal && !maySound(one)));
  return then(meant, (next) => (isRecognised(next) ? commitTyped(next, at) : step(next)));
}

/** When typed words wait no longer for what was said before them; undefined where none do. */
export const typedDueAt = (state: VoiceState): number | undefined =>
  state.typed ? state.typed.at + (isRecognised(state) ? 0 : LAST_WORDS_MS) : undefined;

/** They go on record, and the persona is asked for its reply. */
export function commitTyped(state: VoiceState, at: number): Step {
  const said = then(sayLost(state), (next) => closeTurn({ ...next, turnEndedAt: null }, at));
  return then(said, (next) => askReply(next, at, 'turn'));
}

/** What was said and typed goes on record without an answer: the session closes, or its learner is away for good. */
export function closeTurn(state: VoiceState, at: number): Step {
  const { typed } = state;
  const said = turnSoFar(state.utterances).filter(({ text }) => text !== '');
  const [first] = said;
  if (!first && !typed) return dropUtterances(state, () => true);
  const cut = typed ? undefined : cutAt(state);
  const startedAt = first?.startedAt ?? typed?.at ?? at;
  const endedAt = typed?.at ?? cut ?? said.at(-1)?.endedAt ?? at;
  const text = [wordsOf(said), typed?.text ?? ''].filter((part) => part !== '').join(' ');
  const commit = commitOf(state, startedAt, endedAt, { text, mode: first ? modeOf(state, said) : 'typed' });
  const clientTurn = typed && { clientTurnId: typed.clientTurnId };
  return commitLearner(state, { ...commit, ...clientTurn, cutShort: cut !== undefined });
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
      captionsOnly: state.captionsOnly && state.lostVoice !== 'failed',
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
  const dropped = dropUtterances(state, ({ isAside }) => !isAside);
  return then(dropped, (next) =>
    step(
      { ...next, typed: null, nextTurn: next.nextTurn + 1, owesWords: false, takesUp: false },
      { type: 'commit_turn', commit },
    ),
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
