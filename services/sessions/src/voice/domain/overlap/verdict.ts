import type { Utterance } from '../hearing/utterance.js';
import { isOver } from '../hearing/utterance.js';
import { BACK_CHANNEL_LONGEST_MS, CONFIRM_AFTER_MS, HOLD_AFTER_MS, KEY_CONFIRM_MS, OUTLASTS_MS } from '../settings.js';
import type { VoiceState } from '../state.js';
import { samplesSent } from '../speaking/persona-turn.js';
import { substance } from './back-channel.js';
import { isEcho } from './echo.js';
import { foldedWords } from './words.js';

/** What becomes of something said while the persona has the floor. */
export type Verdict =
  /** It takes the floor. */
  | 'take'
  /** The persona holds its breath until it is clear. */
  | 'hold'
  /** The persona goes on, and it is not clear yet. */
  | 'open'
  | 'echo'
  | 'back_channel'
  | 'nothing_said';

/** Two words, or half a second of voice, that are neither a back-channel nor the persona's own words. */
export function verdictOn(aside: Utterance, state: VoiceState, at: number): Verdict {
  const { text, voicedMs, isFinal } = aside;
  if (aside.byKey && !isOver(aside)) return at - aside.startedAt >= KEY_CONFIRM_MS ? 'take' : 'hold';
  const holds = voicedMs >= HOLD_AFTER_MS && !isOver(aside) && !state.echoes;
  if (isOwnEcho(aside, text, state)) return echoing(aside, holds);
  const words = substance(text, state.settings.language).length;
  if (words >= 2 || (isMeant(aside) && isHeardOut(aside, words, state.echoes))) return 'take';
  if (isFinal) return text === '' ? 'nothing_said' : 'back_channel';
  return holds ? 'hold' : 'open';
}

/** A word or two may be anybody's; three in the persona's own order are its own. */
const ECHO_WORDS = 3;

function echoing({ text, isFinal }: Utterance, holds: boolean): Verdict {
  if (isFinal) return 'echo';
  return holds && foldedWords(text).length < ECHO_WORDS ? 'hold' : 'open';
}

/**
 * Whether these words are the persona's own, come back through the room. Whoever holds the key is no room; nor, of who has
 * the floor, are a word or two of a voice that goes on after the persona.
 */
export function isOwnEcho(said: Utterance, text: string, state: VoiceState): boolean {
  if (!said.overPersona || said.byKey) return false;
  const mayBe = said.isAside || foldedWords(text).length >= ECHO_WORDS || !outlasts(said);
  return mayBe && isEcho(text, saidLately(state));
}

/** A voice that falls silent as the persona does is its echo; one that goes on, or goes on for long, is somebody's. */
const isMeant = (said: Utterance): boolean =>
  said.voicedMs >= CONFIRM_AFTER_MS && (outlasts(said) || said.voicedMs >= BACK_CHANNEL_LONGEST_MS);

const outlasts = ({ voicedMs, voicedOver }: Utterance): boolean => voicedMs - voicedOver >= OUTLASTS_MS;

/** Half a second of voice is enough, unless its words are known and nothing; or unless there is echo, and no word. */
function isHeardOut({ text, voicedMs }: Utterance, words: number, echoes: boolean): boolean {
  if (text === '') return !echoes;
  return words > 0 || voicedMs >= BACK_CHANNEL_LONGEST_MS;
}

/** The persona's words that may have sounded by now. */
export function saidLately({ persona, lastSaid }: VoiceState): string {
  if (!persona || samplesSent(persona) === 0) return lastSaid.text;
  const sounding = persona.segments.filter(({ sent }) => sent > 0).map(({ text }) => text);
  return `${lastSaid.text} ${sounding.join(' ')}`;
}
