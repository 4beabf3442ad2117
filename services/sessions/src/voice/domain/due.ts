import { caughtUp } from './catching-up.js';
import { beginClosing, closeOn, closingDueAt } from './closing.js';
import { cutIn, cutsInAt } from './hearing/cutting-in.js';
import { voiceLost } from './hearing/detected-voice.js';
import { notRecognised } from './hearing/hearing.js';
import { parted, tooLongAt } from './hearing/long-voice.js';
import { askReply, commitTyped, endTurn, isRecognised, turnEndsAt, typedDueAt } from './hearing/turn-end.js';
import { openUtterance } from './hearing/utterance.js';
import { asideDueAt, judgeAsides } from './overlap/asides.js';
import { nextWarningAt, sessionMs, timeIsUpAt, warn } from './session-time.js';
import {
  FAILURES_TO_TYPING,
  PATIENCE_LEAST_MS,
  PRESENT_MS,
  RECOGNISING_SHARE,
  STALLED_MS,
  TRANSCRIPT_LATE_MS,
  VOICE_GONE_MS,
} from './settings.js';
import { commitPersona } from './speaking/giving-up.js';
import { stalled } from './speaking/replying.js';
import type { Step, VoiceState } from './state.js';
import { step, then } from './state.js';

/** Something that happens because time passes. */
interface Due {
  /** The moment, or undefined where it is not to come. */
  at: (state: VoiceState) => number | undefined;
  act: (state: VoiceState, at: number) => Step;
}

const isLive = ({ phase }: VoiceState): boolean => phase.name !== 'closing' && phase.name !== 'closed';

const timeIsUp: Due = {
  at: (state) => (isLive(state) ? timeIsUpAt(state) : undefined),
  act: (state, at) => beginClosing(state, at, 'time'),
};

const warning: Due = { at: (state) => (isLive(state) ? nextWarningAt(state) : undefined), act: warn };

const closing: Due = { at: closingDueAt, act: closeOn };

const stopReport: Due = {
  at: ({ phase }) => (phase.name === 'interrupted' ? phase.until : undefined),
  act: commitPersona,
};

const voiceGone: Due = {
  at: ({ utterances, connected }) => {
    const open = openUtterance(utterances);
    return connected && open && !open.byKey ? open.reportedAt + VOICE_GONE_MS : undefined;
  },
  act: (state, at) => voiceLost(state, at),
};

const transcriptLate: Due = {
  at: (state) => latestIn(state)?.at,
  act: (state, at) => failedToRecognise(state, latestIn(state)?.id ?? -1, at),
};

const tooLong: Due = { at: tooLongAt, act: parted };

/** Of what is being recognised, that which is given up first, and when. */
function latestIn({ utterances }: VoiceState): { id: number; at: number } | undefined {
  const awaited = utterances.flatMap(({ id, startedAt, endedAt, reportedAt, isFinal }) => {
    if (endedAt === null || isFinal) return [];
    // It is asked once the end is told, which is after the end itself.
    return [{ id, at: Math.max(endedAt, reportedAt) + TRANSCRIPT_LATE_MS + RECOGNISING_SHARE * (endedAt - startedAt) }];
  });
  return awaited.sort((one, other) => one.at - other.at)[0];
}

/** Said once: the second failure in a row is the moment to offer typing. */
export function failedToRecognise(state: VoiceState, utterance: number, at: number): Step {
  return then(notRecognised(state, utterance, at), (next) =>
    next.failedUtterances === FAILURES_TO_TYPING && state.failedUtterances < FAILURES_TO_TYPING
      ? step(next, { type: 'notice', notice: { notice: 'typing_only' } })
      : step(next),
  );
}

const keyMeant: Due = { at: asideDueAt, act: judgeAsides };

const keptHasCome: Due = { at: ({ catchingUp }) => catchingUp?.until, act: (state) => step(caughtUp(state)) };

/** The persona goes on where it was cut off, once nobody speaks. */
const takingUp: Due = {
  at: ({ takesUp, catchingUp, connected, phase, utterances, typed, quietSince }) => {
    const isFree = connected && phase.name === 'listening' && utterances.length === 0 && !catchingUp && !typed;
    return takesUp && isFree ? quietSince : undefined;
  },
  act: (state, at) => askReply(state, at, 'connection'),
};

const cuttingIn: Due = { at: cutsInAt, act: cutIn };

const turnEnd: Due = { at: (state) => (isRecognised(state) ? turnEndsAt(state) : undefined), act: endTurn };

const typedEnd: Due = { at: (state) => (isLive(state) ? typedDueAt(state) : undefined), act: commitTyped };

const silence: Due = {
  at: ({ phase, connected, utterances, typed, quietSince, patienceMs, failedUtterances, presentAt }) => {
    const isQuiet = phase.name === 'listening' && connected && utterances.length === 0 && !typed;
    // Whoever types is not silent.
    const isSpoken = failedUtterances < FAILURES_TO_TYPING;
    const at = quietSince + Math.max(PATIENCE_LEAST_MS, patienceMs);
    // On a network that has gone dead nobody is silent: it waits for a sign of the page, or for its loss.
    return isQuiet && isSpoken && presentAt >= at - PRESENT_MS ? at : undefined;
  },
  act: (state, at) => {
    const durationMs = Math.round(at - state.quietSince);
    const fell = { afterTurn: Math.max(0, state.nextTurn - 1), durationMs, atMs: sessionMs(state, at) };
    return then(step(state, { type: 'silence', ...fell }), (next) => askReply(next, at, 'silence'));
  },
};

const stall: Due = {
  at: ({ phase, connected, persona }) =>
    connected && persona && (phase.name === 'thinking' || phase.name === 'speaking')
      ? persona.movedAt + STALLED_MS
      : undefined,
  act: stalled,
};

/** In the order in which they happen where several fall on one moment. */
const dues: readonly Due[] = [
  transcriptLate,
  closing,
  stopReport,
  voiceGone,
  tooLong,
  keyMeant,
  keptHasCome,
  takingUp,
  cuttingIn,
  turnEnd,
  typedEnd,
  timeIsUp,
  warning,
  silence,
  stall,
];

/** What is due in a pause: what was told to stop goes on record, and what was typed before it, and what was kept has come. */
const duesInPause: readonly Due[] = [stopReport, keptHasCome, typedEnd];

function earliest(state: VoiceState): Due | undefined {
  let first: Due | undefined;
  let firstAt = Infinity;
  for (const due of state.isPaused ? duesInPause : dues) {
    const at = due.at(state);
    if (at !== undefined && at < firstAt) [first, firstAt] = [due, at];
  }
  return first;
}

/** When the state changes by itself next, if nothing is heard before; undefined for never. */
export const nextTickAt = (state: VoiceState): number | undefined => earliest(state)?.at(state);

/** The earliest thing that is due at this moment, done; undefined where there is none. */
export function actOnTime(state: VoiceState, at: number): Step | undefined {
  const next = earliest(state);
  return next && (next.at(state) ?? Infinity) <= at ? next.act(state, at) : undefined;
}
