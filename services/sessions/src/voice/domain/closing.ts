import { closeTurn, isRecognised } from './hearing/turn-end.js';
import { endVoice, sayLost } from './hearing/hearing.js';
import { openUtterance } from './hearing/utterance.js';
import type { CloseReason } from './output.js';
import { meantAsides } from './overlap/asides.js';
import { stopTime } from './session-time.js';
import { LAST_WORDS_MS, STOP_REPORT_MS } from './settings.js';
import { commitPersona, giveUp } from './speaking/giving-up.js';
import type { Step, VoiceState } from './state.js';
import { step, then } from './state.js';

/**
 * The session is over, in mid-speech where it must be. What was heard and said goes on record first; the player's last
 * report and the recogniser's last words are waited for, but not for long.
 */
export function beginClosing(state: VoiceState, at: number, reason: CloseReason): Step {
  if (state.phase.name === 'closing' || state.phase.name === 'closed') return step(state);
  const open = openUtterance(state.utterances);
  const going: VoiceState = { ...state, isPaused: false };
  const voiceOver = open ? endVoice(going, at, null) : step(going);
  return then(voiceOver, (next) =>
    then(meantAsides(next, at), (said) => {
      const cut = giveUp(said, at, 'end');
      const reportUntil = cut.state.persona && state.connected ? at + STOP_REPORT_MS : at;
      const phase = { name: 'closing' as const, reason, until: at + LAST_WORDS_MS, reportUntil };
      return then({ ...cut, state: { ...cut.state, phase } }, (closing) => closeOn(closing, at));
    }),
  );
}

/** Closes as far as it can be by now. */
export function closeOn(state: VoiceState, at: number): Step {
  const { phase } = state;
  if (phase.name !== 'closing') return step(state);
  const { persona } = state;
  if (persona && !persona.stopped && at < phase.reportUntil) return step(state);
  if (persona) return then(commitPersona(state, at), (next) => closeOn(next, at));
  if (!isRecognised(state) && at < phase.until) return step(state);
  const said = then(sayLost(state), (next) => closeTurn(next, at));
  return then(said, (next) =>
    step(
      { ...stopTime({ ...next, epoch: next.epoch + 1 }, at), phase: { name: 'closed' } },
      { type: 'close', reason: phase.reason },
    ),
  );
}

export const closingDueAt = ({ phase, persona }: VoiceState): number | undefined => {
  if (phase.name !== 'closing') return undefined;
  return persona ? phase.reportUntil : phase.until;
};
