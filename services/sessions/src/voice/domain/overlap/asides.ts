import { withPause } from '../endpointing/speaker-pauses.js';
import { dropUtterances, withEcho } from '../hearing/hearing.js';
import type { Utterance } from '../hearing/utterance.js';
import { asides, isOver } from '../hearing/utterance.js';
import { HOLD_AFTER_MS, KEY_CONFIRM_MS } from '../settings.js';
import { giveUp } from '../speaking/giving-up.js';
import { samplesPlayed } from '../speaking/persona-turn.js';
import { goOn } from '../speaking/sending.js';
import type { Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import type { Verdict } from './verdict.js';
import { verdictOn } from './verdict.js';

/** Speech within so long of the end of the own turn is that turn going on: it was cut off. */
const CUT_OFF_WITHIN_MS = 3_000;
/** And less than so much of the answer was heard. */
const CUT_OFF_HEARD_MS = 600;

/** Judges what is said while the persona has the floor: it takes it, holds the persona's breath, or is let go. */
export function judgeAsides(state: VoiceState, at: number): Step {
  if (!hasFloor(state)) return step(intoTurn(state));
  const said = asides(state.utterances);
  if (said.length === 0 && state.phase.name !== 'paused') return step(state);
  const verdicts = said.map((one) => ({ one, verdict: verdictOn(one, state, at) }));
  if (verdicts.some(({ verdict }) => verdict === 'take')) return takeFloor(state, at);
  const gone = verdicts.filter(({ verdict }) => verdict !== 'hold' && verdict !== 'open');
  const letGo = gone.reduce(
    (before, { one, verdict }) => then(before, (next) => dismiss(next, one, verdict)),
    step(state),
  );
  const isHeld = verdicts.some(({ verdict }) => verdict === 'hold');
  return then(letGo, (next) => breathe(next, at, isHeld));
}

/** When time alone changes a verdict: a key that is held on. */
export function asideDueAt(state: VoiceState): number | undefined {
  const held = asides(state.utterances).find((one) => one.byKey && !isOver(one));
  return hasFloor(state) && held ? held.startedAt + KEY_CONFIRM_MS : undefined;
}

/** Whether the persona may not begin now: somebody is speaking, or has spoken while they were away. */
export const isHeld = (state: VoiceState): boolean =>
  state.phase.name === 'paused' ||
  state.catchingUp !== null ||
  asides(state.utterances).some((one) => !isOver(one) && (one.byKey || one.voicedMs >= HOLD_AFTER_MS) && !state.echoes);

const hasFloor = ({ phase, persona }: VoiceState): boolean =>
  (phase.name === 'thinking' || phase.name === 'speaking' || phase.name === 'paused') && persona !== null;

/** The persona has stopped anyway: what was said aside is the learner's turn, where anything was said. */
export function intoTurn(state: VoiceState): VoiceState {
  if (asides(state.utterances).length === 0) return state;
  const said = state.utterances.filter(({ isAside, isFinal, text }) => !(isAside && isFinal && text === ''));
  return { ...state, utterances: said.map((one) => (one.isAside ? { ...one, isAside: false } : one)) };
}

/** What was said aside is the learner's turn, but for what is nothing in itself: something else ends the persona's. */
export function meantAsides(state: VoiceState, at: number): Step {
  const isMere = (one: Utterance): boolean =>
    one.isAside && ['echo', 'back_channel', 'nothing_said'].includes(verdictOn(one, state, at));
  const dropped = dropUtterances(state, isMere);
  return { ...dropped, state: intoTurn(dropped.state) };
}

function takeFloor(state: VoiceState, at: number): Step {
  return giveUp(intoTurn(learnt(state)), at, 'learner');
}

/** Holds the sound, or goes on at the sample where it was held. */
function breathe(state: VoiceState, at: number, isHeld: boolean): Step {
  const { persona, phase } = state;
  if (!persona) return step(state);
  if (phase.name === 'speaking' && isHeld)
    return step({ ...state, phase: { name: 'paused' } }, { type: 'hold_playout', epoch: persona.epoch });
  if (phase.name === 'paused' && !isHeld) {
    const going: VoiceState = {
      ...state,
      phase: { name: 'speaking' },
      persona: { ...persona, stopped: false, movedAt: at },
    };
    const resumed = step(going, { type: 'resume_playout', epoch: persona.epoch });
    return then(resumed, (next) => goOn(next, at, { isHeld: false }));
  }
  return step(state);
}

function dismiss(state: VoiceState, { id }: Utterance, verdict: Verdict): Step {
  if (verdict !== 'echo' && verdict !== 'back_channel' && verdict !== 'nothing_said') return step(state);
  const dropped = dropUtterances(state, (one) => one.id === id);
  return then(dropped, (next) =>
    step(verdict === 'echo' ? withEcho(next) : next, {
      type: 'notice',
      notice: { notice: 'spoken_on', because: verdict },
    }),
  );
}

/** A turn that was taken for over too early tells how long this speaker pauses. */
function learnt(state: VoiceState): VoiceState {
  const { persona, turnEndedAt, settings, utterances } = state;
  const [first] = asides(utterances);
  if (!persona || persona.cause !== 'turn' || turnEndedAt === null || !first) return state;
  const pause = first.startedAt - turnEndedAt;
  const heardMs = (samplesPlayed(persona) / settings.playRate) * 1000;
  const isCutOff = pause <= CUT_OFF_WITHIN_MS && heardMs <= CUT_OFF_HEARD_MS;
  return isCutOff ? { ...state, pauses: withPause(state.pauses, pause) } : state;
}
