import type { VoiceOutput } from '../output.js';
import { AHEAD_MS, CHUNK_MS, SYNTHESES_AT_A_TIME } from '../settings.js';
import type { Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { commitPersona } from './giving-up.js';
import type { PersonaTurn } from './persona-turn.js';
import { isSaid, samplesPlayed, samplesSent, withSegment } from './persona-turn.js';

/** What keeps the persona from sending although it could: set by whoever judges what is said aside. */
export interface Floor {
  isHeld: boolean;
}

/** Asks for sound, sends what may be sent and closes the turn when all of it was heard. */
export function goOn(state: VoiceState, at: number, floor: Floor): Step {
  const { persona } = state;
  if (!persona || persona.cutBy !== 'none' || !hasFloor(state)) return step(state);
  if (persona.complete && persona.segments.length === 0) return commitPersona(state, at);
  const asked = askForSound(state, persona);
  return then(asked, (next) => then(floor.isHeld ? step(next) : send(next), (sent) => finish(sent, at)));
}

const hasFloor = ({ phase, connected }: VoiceState): boolean =>
  connected && (phase.name === 'thinking' || phase.name === 'speaking' || phase.name === 'paused');

/** The segments that can be asked for now; without a voice they are shown. */
function askForSound(state: VoiceState, persona: PersonaTurn): Step {
  const { epoch, turn } = persona;
  let asked = persona;
  const outputs: VoiceOutput[] = [];
  for (const [segment, { text, asked: isAsked, shown, complete }] of persona.segments.entries()) {
    if (shown || complete || (isAsked && !state.captionsOnly)) continue;
    if (!state.captionsOnly && underWay(asked) >= SYNTHESES_AT_A_TIME) break;
    outputs.push({ type: state.captionsOnly ? 'show' : 'synthesise', epoch, turn, segment, text });
    asked = withSegment(asked, segment, state.captionsOnly ? { shown: true } : { asked: true });
  }
  return { state: outputs.length === 0 ? state : { ...state, persona: asked }, outputs };
}

const underWay = ({ segments }: PersonaTurn): number =>
  segments.filter(({ asked, complete, sent, samples, shown }) => asked && !shown && !(complete && sent === samples))
    .length;

function send(state: VoiceState): Step {
  const { persona, settings } = state;
  if (!persona) return step(state);
  const chunk = Math.round((CHUNK_MS * settings.playRate) / 1000);
  let sent = persona;
  let budget = Math.round((AHEAD_MS * settings.playRate) / 1000) - (samplesSent(persona) - samplesPlayed(persona));
  if (budget < chunk) return step(state);
  const outputs: VoiceOutput[] = [];
  for (let next = nextChunk(sent, Math.min(chunk, budget)); next; next = nextChunk(sent, Math.min(chunk, budget))) {
    outputs.push(next.output);
    sent = withSegment(sent, next.output.segment, { sent: next.output.firstSample + next.output.samples });
    budget -= next.output.samples;
  }
  if (outputs.length === 0) return step(state);
  const phase = state.phase.name === 'thinking' ? ({ name: 'speaking' } as const) : state.phase;
  return { state: { ...state, persona: sent, phase }, outputs };
}

/** The next piece of sound in order, of so many samples at most. */
function nextChunk({ epoch, turn, segments }: PersonaTurn, atMost: number) {
  if (atMost <= 0) return undefined;
  const segment = segments.findIndex(({ shown, complete, sent, samples }) => !shown && !(complete && sent === samples));
  const found = segments[segment];
  if (!found || found.sent === found.samples) return undefined;
  const firstSample = found.sent;
  const samples = Math.min(atMost, found.samples - firstSample);
  const words = found.words.filter(({ start }) => start >= firstSample && start < firstSample + samples);
  return { output: { type: 'send_chunk' as const, epoch, turn, segment, firstSample, samples, words } };
}

/** Shown words may have taken the persona from thinking to the end without a sound. */
function finish(state: VoiceState, at: number): Step {
  return state.persona && isSaid(state.persona) ? commitPersona(state, at) : step(state);
}
