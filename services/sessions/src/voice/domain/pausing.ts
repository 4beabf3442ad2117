import { endVoice } from './hearing/hearing.js';
import { runTime, stopTime } from './session-time.js';
import type { Step, VoiceState } from './state.js';
import { step, then } from './state.js';

/**
 * The learner pauses: time stands still, what sounds is held where it is, and nobody is heard. What they were saying is
 * recognised as far as it came, and waits like everything else; what was kept through a loss comes to its end first.
 */
export function paused(state: VoiceState, at: number): Step {
  const isOver = state.phase.name === 'closing' || state.phase.name === 'closed';
  if (state.isPaused || !state.connected || isOver) return step(state);
  const ended = state.catchingUp ? step(state) : endVoice({ ...state, voice: null }, at, null);
  return then(ended, (next) => {
    const still: VoiceState = { ...stopTime(next, at), isPaused: true };
    return isSounding(next) ? step(still, { type: 'hold_playout', epoch: next.epoch }) : step(still);
  });
}

/** They go on: so does everything, from where it was. Whoever was cut off in mid-turn gets the time to go on. */
export function continued(state: VoiceState, at: number): Step {
  if (!state.isPaused) return step(state);
  const last = state.utterances.at(-1);
  const { persona } = state;
  const going: VoiceState = {
    ...runTime(state, at),
    isPaused: false,
    quietSince: at,
    utterances: state.utterances.map((one) => (one === last ? { ...one, endedAt: at } : one)),
    persona: persona && { ...persona, movedAt: at },
  };
  return isSounding(going) ? step(going, { type: 'resume_playout', epoch: going.epoch }) : step(going);
}

/** Of a persona that is held already, because somebody spoke over it, that has been asked for. */
const isSounding = ({ phase, persona }: VoiceState): boolean => phase.name === 'speaking' && persona !== null;
