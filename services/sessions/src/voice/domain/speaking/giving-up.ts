import type { CutBy, PersonaCommit } from '../output.js';
import { sessionMs } from '../session-time.js';
import { STOP_REPORT_MS } from '../settings.js';
import type { Phase, Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { generatedOf, heardOf } from './heard-text.js';
import type { PersonaTurn } from './persona-turn.js';
import { samplesSent } from './persona-turn.js';

/** The turn goes on record as far as it was heard, once; the floor is free. A reply without a word was none. */
export function commitPersona(state: VoiceState, at: number): Step {
  const { persona } = state;
  if (!persona) return step(state);
  const isOver = state.isOver || persona.endsSession;
  const after: VoiceState = {
    ...state,
    persona: null,
    isOver,
    ...quiet(state, persona, at),
    ...echoAfter(state, persona),
  };
  if (persona.segments.length === 0) return step(after);
  const commit = commitOf(persona, state, at);
  return step(
    {
      ...after,
      nextTurn: state.nextTurn + 1,
      lastSaid: { text: sentText(persona), at: persona.soundedAt ?? state.lastSaid.at },
      owesWords: isOwed(persona) && !(commit.isWhole && commit.text === commit.generated),
    },
    { type: 'commit_turn', commit },
  );
}

/**
 * The persona gives up the floor, for good: what was asked for is cancelled, what plays is stopped. Where something may
 * have been heard, the player's last report is waited for.
 */
export function giveUp(state: VoiceState, at: number, cutBy: CutBy): Step {
  const { persona } = state;
  if (!persona || persona.cutBy !== 'none') return step(state);
  const cut: VoiceState = { ...state, epoch: state.epoch + 1, persona: { ...persona, cutBy } };
  const cancelled = step(cut, { type: 'cancel', epoch: persona.epoch });
  if (samplesSent(persona) === 0) return then(cancelled, (next) => commitPersona(next, at));
  return then(cancelled, (next) => {
    const stopped = step(next, { type: 'stop_playout', epoch: persona.epoch });
    return persona.stopped ? then(stopped, (last) => commitPersona(last, at)) : waitForReport(stopped, at);
  });
}

function waitForReport({ state, outputs }: Step, at: number): Step {
  return { state: { ...state, phase: { name: 'interrupted', until: at + STOP_REPORT_MS } }, outputs };
}

/** Nobody has stopped it: the page was lost, or its player does not say what it plays. */
const isOwed = ({ cutBy }: PersonaTurn): boolean => cutBy === 'connection' || cutBy === 'failure';

/** The phase after a turn of the persona: the floor is the learner's. One that is closing goes on closing. */
function quiet({ phase }: VoiceState, { patienceMs, cutsInAfterMs }: PersonaTurn, at: number) {
  const after: Phase = phase.name === 'closing' ? phase : { name: 'listening' };
  return { phase: after, quietSince: at, patienceMs, cutsInAfterMs };
}

/** Whoever repeats the persona's last words, as people are taught to, is no room that echoes. */
function echoAfter({ echoes, echoedLately }: VoiceState, persona: PersonaTurn) {
  const isHeardOut = persona.cutBy === 'none' && samplesSent(persona) > 0;
  return isHeardOut ? { echoes: echoedLately, echoedLately: false } : { echoes, echoedLately };
}

const sentText = ({ segments }: PersonaTurn): string =>
  segments
    .filter(({ sent, shown }) => sent > 0 || shown)
    .map(({ text }) => text)
    .join(' ');

function commitOf(persona: PersonaTurn, state: VoiceState, at: number): PersonaCommit {
  const { text, evidence } = heardOf(persona, state.settings.playRate);
  const isRead = persona.segments.every(({ shown }) => shown);
  return {
    speaker: 'persona',
    turn: state.nextTurn,
    text,
    generated: generatedOf(persona),
    isWhole: persona.isWhole,
    evidence,
    cutBy: persona.cutBy,
    mode: isRead ? 'typed' : state.settings.mode,
    startedMs: sessionMs(state, persona.startedAt ?? at),
    endedMs: sessionMs(state, persona.soundedAt ?? at),
  };
}
