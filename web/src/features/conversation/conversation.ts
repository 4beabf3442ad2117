import type {
  EndedFrame,
  ForkSession,
  LostVoice,
  Problem,
  SessionState,
  StartSession,
  TurnFrame,
} from '@repartee/proto';
import { computed, shallowRef } from 'vue';

import { asProblem, hasCode } from '../../api/problem-error.js';
import type { SessionsPort } from './sessions-port.js';
import { mayPass, waitMs } from './trying-again.js';

export type Phase = 'connecting' | 'open' | 'lost' | 'taken_over' | 'refused' | 'ended';
/** The last two only where it is spoken: the persona waits whether it is interrupted, and is. */
export type Activity = 'listening' | 'thinking' | 'speaking' | 'paused' | 'interrupted';

/** One that begins now: from its beginning, or at a turn of an earlier one. */
export type Beginning = { start: StartSession } | { fork: ForkSession };

/** A new conversation, or one to go on with. */
export type Opening = Beginning | { sessionId: string };

/** Something of the learner's that the server has not confirmed yet; `text` null is a chosen silence. */
export interface PendingTurn {
  clientTurnId: string;
  text: string | null;
}

export interface ConversationParts {
  port: SessionsPort;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
  newId: () => string;
  /** How far the voice was played that this page had last; null where it had none. */
  lostVoice: () => LostVoice | null;
  /** Runs something later; returns the way to call it off. */
  later: (ms: number, run: () => void) => () => void;
}

const SPEAKING_MS_PER_CHARACTER = 28;
const SPEAKING_MS_AT_MOST = 6000;
/** After so many refusals that may pass, the learner is told, and can try again. */
const TRIES = 5;

/** Turns by number, each once; a later copy of a turn replaces the earlier one. */
export const mergeTurns = (known: readonly TurnFrame[], added: readonly TurnFrame[]): TurnFrame[] => {
  const byNumber = new Map([...known, ...added].map((turn) => [turn.turn, turn]));
  return [...byNumber.values()].sort((a, b) => a.turn - b.turn);
};

/**
 * The learner's side of a conversation. Whatever was said is kept until the server has confirmed it, and is sent again
 * under the same id after a lost connection, so that no turn is lost or doubled.
 */
export const createConversation = ({ port, now, newId, lostVoice, later }: ConversationParts, opening: Opening) => {
  const phase = shallowRef<Phase>('connecting');
  const activity = shallowRef<Activity>('listening');
  const session = shallowRef<SessionState | null>(null);
  const turns = shallowRef<readonly TurnFrame[]>([]);
  const pending = shallowRef<PendingTurn | null>(null);
  const startedAt = shallowRef<number | null>(null);
  /** When the clock stopped; null while it runs. */
  const pausedAt = shallowRef<number | null>(null);
  const remainingMs = shallowRef<number | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const ended = shallowRef<Pick<EndedFrame, 'reason' | 'objectiveReached'> | null>(null);
  const head = shallowRef<Pick<EndedFrame, 'stream' | 'version'> | null>(null);
  /** Words that the server did not take; they are the learner's to give again. */
  const returned = shallowRef<string | null>(null);
  /** The learner has ended it, and the server has not said so yet. */
  const isEnding = shallowRef(false);
  let quiet = (): void => {};
  /** Counts connections, and their losses. */
  let connection = 0;
  /** The end was asked for while the last words were still to be said: it comes after them. */
  let endWaits = false;

  const leave = (): void => {
    connection += 1;
    quiet();
    port.close();
  };

  const close = (last: Phase): void => {
    phase.value = last;
    leave();
  };

  /** Only on the connection it was asked on: on a new one everything is asked anew. */
  const again = (of: number, tries: number, run: () => Promise<void>): void =>
    void later(waitMs(tries), () => {
      if (of === connection) void run();
    });

  const refuse = (told: Problem): void => {
    problem.value = told;
    close('refused');
  };

  const adopt = (state: SessionState): void => {
    session.value = state;
    problem.value = null;
    turns.value = mergeTurns(turns.value, state.turns);
    startedAt.value = now() - state.elapsedMs;
    pausedAt.value = state.paused ? now() : null;
    settlePending();
    quiet();
    activity.value = 'listening';
    if (state.ended) {
      ended.value = state.ended;
      head.value = { stream: state.stream, version: state.version };
      close('ended');
      return;
    }
    phase.value = 'open';
    if (pending.value && !state.paused) {
      endWaits = isEnding.value;
      void deliver(pending.value);
    } else if (isEnding.value) void end();
  };

  /** What was said while the connection was away has taken its time: the clock is never behind what is on record. */
  const keepUpWith = ({ atMs }: TurnFrame): void => {
    if (startedAt.value !== null) startedAt.value = Math.min(startedAt.value, (pausedAt.value ?? now()) - atMs);
  };

  const settlePending = (): void => {
    const waiting = pending.value?.clientTurnId;
    if (waiting && turns.value.some((turn) => turn.clientTurnId === waiting)) pending.value = null;
  };

  const resume = (sessionId: string): Promise<SessionState> => {
    const lost = lostVoice();
    return port.request('resume', { sessionId, fromTurn: turns.value.length, ...(lost && { lostVoice: lost }) });
  };

  const begin = (): Promise<SessionState> => {
    const known = session.value;
    if (known) return resume(known.sessionId);
    if ('start' in opening) return port.request('start', opening.start);
    return 'fork' in opening ? port.request('fork', opening.fork) : resume(opening.sessionId);
  };

  const enter = async (tries = 0): Promise<void> => {
    const of = connection;
    try {
      const state = await begin();
      if (of === connection) adopt(state);
    } catch (error) {
      if (of !== connection) return;
      const isOffline = hasCode(error, 'offline');
      if (!isOffline && !(mayPass(asProblem(error)) && tries < TRIES)) return refuse(asProblem(error));
      phase.value = 'lost';
      again(of, tries, () => enter(tries + 1));
    }
  };

  const send = ({ clientTurnId, text }: PendingTurn, sessionId: string): Promise<unknown> =>
    text === null
      ? port.request('stay-silent', { sessionId, clientTurnId })
      : port.request('say', { sessionId, clientTurnId, text });

  const deliver = async (turn: PendingTurn, tries = 0): Promise<void> => {
    const sessionId = session.value?.sessionId;
    const isWaiting = (): boolean => pending.value?.clientTurnId === turn.clientTurnId;
    if (!sessionId || phase.value !== 'open' || pausedAt.value !== null || !isWaiting()) return;
    const of = connection;
    try {
      await send(turn, sessionId);
    } catch (error) {
      if (!isWaiting()) return;
      if (hasCode(error, 'offline')) return again(of, tries, () => deliver(turn, tries + 1));
      problem.value = asProblem(error);
      returned.value = turn.text;
    }
    // What was acknowledged is on record, and what came of it was told before; a silence need not come back at all.
    if (isWaiting()) pending.value = null;
    if (activity.value === 'thinking') activity.value = 'listening';
    if (!endWaits) return;
    endWaits = false;
    void end();
  };

  const speak = (text: string): void => {
    quiet();
    activity.value = 'speaking';
    const lasts = Math.min(SPEAKING_MS_AT_MOST, text.length * SPEAKING_MS_PER_CHARACTER);
    quiet = later(lasts, () => (activity.value = 'listening'));
  };

  const give = async (text: string | null): Promise<void> => {
    problem.value = null;
    returned.value = null;
    pending.value = { clientTurnId: newId(), text };
    await deliver(pending.value);
  };

  const open = (): void => {
    phase.value = 'connecting';
    problem.value = null;
    port.open({
      connected: () => {
        connection += 1;
        void enter();
      },
      lost: () => {
        connection += 1;
        if (phase.value === 'open' || phase.value === 'connecting') phase.value = 'lost';
      },
      refused: refuse,
      turn: (frame) => {
        turns.value = mergeTurns(turns.value, [frame]);
        keepUpWith(frame);
        settlePending();
        if (frame.speaker === 'persona') speak(frame.text);
      },
      thinking: () => {
        quiet();
        activity.value = 'thinking';
      },
      warning: (frame) => (remainingMs.value = frame.remainingMs),
      ended: (frame) => {
        ended.value = { reason: frame.reason, objectiveReached: frame.objectiveReached };
        head.value = { stream: frame.stream, version: frame.version };
        close('ended');
      },
      takenOver: () => close('taken_over'),
    });
  };

  /** Stops the clock, or lets it run again; it counts from when the server says so. */
  const hold = async (name: 'pause' | 'continue'): Promise<void> => {
    const sessionId = session.value?.sessionId;
    const isHeld = pausedAt.value !== null;
    if (!sessionId || phase.value !== 'open' || isHeld === (name === 'pause')) return;
    problem.value = null;
    try {
      await port.request(name, { sessionId });
      if (name === 'pause') pausedAt.value = now();
      else runOn();
    } catch (error) {
      problem.value = asProblem(error);
    }
  };

  const runOn = (): void => {
    if (startedAt.value !== null && pausedAt.value !== null) startedAt.value += now() - pausedAt.value;
    pausedAt.value = null;
    if (pending.value) void deliver(pending.value);
  };

  /** What is asked while the connection is away is asked once it is back. */
  const end = async (tries = 0): Promise<void> => {
    const sessionId = session.value?.sessionId;
    if (!sessionId) return;
    isEnding.value = true;
    if (phase.value !== 'open') return;
    const of = connection;
    try {
      await port.request('end', { sessionId });
    } catch (error) {
      problem.value = asProblem(error);
      if (hasCode(error, 'offline')) return again(of, tries, () => end(tries + 1));
      isEnding.value = false;
    }
  };

  return {
    phase,
    activity,
    session,
    turns,
    pending,
    startedAt,
    pausedAt,
    remainingMs,
    problem,
    ended,
    head,
    returned,
    isEnding,
    /** Whether a turn may be given now; what is being typed waits. */
    mayGive: computed(
      () =>
        phase.value === 'open' && pausedAt.value === null && pending.value === null && activity.value !== 'thinking',
    ),
    /** Practice only: an assessed conversation has the same clock for everyone. */
    mayPause: computed(() => phase.value === 'open' && session.value?.purpose === 'practice'),
    open,
    close: leave,
    say: (text: string) => give(text),
    staySilent: () => give(null),
    pause: () => hold('pause'),
    goOn: () => hold('continue'),
    end: () => end(),
  };
};

export type Conversation = ReturnType<typeof createConversation>;
