import type { SpeakerPauses } from './endpointing/speaker-pauses.js';
import { noPauses } from './endpointing/speaker-pauses.js';
import type { DetectedVoice } from './hearing/detected-voice.js';
import type { Utterance } from './hearing/utterance.js';
import type { CloseReason, VoiceOutput } from './output.js';
import { PATIENCE_LEAST_MS } from './settings.js';
import type { VoiceSettings } from './settings.js';
import type { SessionTime } from './session-time.js';
import { warningsGivenBy } from './warnings.js';
import type { PersonaTurn } from './speaking/persona-turn.js';

export type Phase =
  | { name: 'listening' }
  | { name: 'thinking' }
  | { name: 'speaking' }
  /** Somebody speaks over the persona; its sound is held. */
  | { name: 'paused' }
  /** The persona was told to stop; its last report is waited for. */
  | { name: 'interrupted'; until: number }
  | { name: 'closing'; reason: CloseReason; until: number; reportUntil: number }
  | { name: 'closed' };

/** What was sure of a turn of the learner. */
export interface WordsOfTurn {
  turn: number;
  text: string;
}

/** What the page has kept through a loss is coming. */
export interface CatchingUp {
  /** More may come until then. */
  until: number;
  /** The moment of the page's sample 0, by the sound that has come with the least delay. */
  origin: number;
  /** The moment at which the last of it was said that has come. */
  saidAt: number;
}

/** Words that were typed, and when. */
export interface TypedWords {
  at: number;
  text: string;
  clientTurnId: string;
}

export interface VoiceState {
  settings: VoiceSettings;
  phase: Phase;
  /** One for every reply and one more whenever something is given up: what carries another is out of date. */
  epoch: number;
  /** The number of the next turn of either speaker. */
  nextTurn: number;
  connected: boolean;
  /** The learner has paused the conversation: nothing happens in it, but what was begun is put on record. */
  isPaused: boolean;
  time: SessionTime;
  /** The voice that the page's detector reports; null where it reports none. */
  voice: DetectedVoice | null;
  /** What the learner has said since their last turn, and what is being said over the persona; in order. */
  utterances: readonly Utterance[];
  nextUtterance: number;
  /** They end the turn, once what was said before them is recognised; null where there are none. */
  typed: TypedWords | null;
  pauses: SpeakerPauses;
  /** When the learner's last turn ended by the client's clock, to learn from a turn that was cut off. */
  turnEndedAt: number | null;
  persona: PersonaTurn | null;
  /** The persona's latest words, and when the last of them sounded. */
  lastSaid: { text: string; at: number };
  /** Echo was heard; speech alone no longer holds the persona, words do. */
  echoes: boolean;
  /** And that since the last turn of the persona that was heard to its end: where one passes without, there is none any more. */
  echoedLately: boolean;
  /** When the page was last heard of, in whatever way. */
  presentAt: number;
  /** When the learner came back last: whoever was cut off in mid-turn gets the time to go on. */
  backSince: number;
  /** Nobody has spoken since, nor waited to be understood. */
  quietSince: number;
  patienceMs: number;
  /** After how much speech in one turn the persona cuts in now; null for never. */
  cutsInAfterMs: number | null;
  /** The words that were weighed last, and those in which a misstep was heard last: both as long as they are not taken back. */
  weighed: WordsOfTurn | null;
  misstep: WordsOfTurn | null;
  /** The turn on which the persona cut in last, and when: what is said of it from then on is not heard. */
  cut: { turn: number; at: number } | null;
  /** A drop, or a player that stood still, has cut the persona off; it takes up again when the learner is back. */
  owesWords: boolean;
  /** The learner is back, and it does so as soon as nobody speaks. */
  takesUp: boolean;
  /** Null where nothing is behind. */
  catchingUp: CatchingUp | null;
  /** The persona has said its last words. */
  isOver: boolean;
  /** What it says is shown. */
  captionsOnly: boolean;
  /** Why, where it has a voice: that has failed, and is asked again with the next turn; or nothing of it was played. */
  lostVoice: 'failed' | 'unplayed' | null;
  failedUtterances: number;
}

export interface Begun {
  settings: VoiceSettings;
  /** Of a session that goes on, such as a fork: what is on record and how much time has passed. */
  nextTurn: number;
  elapsedMs: number;
  /** The persona has something to say as soon as the learner is there. */
  owesWords: boolean;
  /** As of now, until the persona has said something. */
  cutsInAfterMs: number | null;
  /** It has no voice; its words are shown. */
  captionsOnly: boolean;
}

export const initialState = ({
  settings,
  nextTurn,
  elapsedMs,
  owesWords,
  cutsInAfterMs,
  captionsOnly,
}: Begun): VoiceState => ({
  settings,
  phase: { name: 'listening' },
  epoch: 0,
  nextTurn,
  connected: false,
  isPaused: false,
  time: { elapsedMs, since: null, runs: [], warned: warningsGivenBy(elapsedMs, settings.limitMs) },
  voice: null,
  utterances: [],
  nextUtterance: 0,
  typed: null,
  pauses: noPauses,
  turnEndedAt: null,
  persona: null,
  lastSaid: { text: '', at: -Infinity },
  echoes: false,
  echoedLately: false,
  presentAt: 0,
  backSince: -Infinity,
  quietSince: 0,
  patienceMs: PATIENCE_LEAST_MS,
  cutsInAfterMs,
  weighed: null,
  misstep: null,
  cut: null,
  owesWords,
  takesUp: false,
  catchingUp: null,
  isOver: false,
  captionsOnly,
  lostVoice: null,
  failedUtterances: 0,
});

export interface Step {
  state: VoiceState;
  outputs: readonly VoiceOutput[];
}

export const step = (state: VoiceState, ...outputs: readonly VoiceOutput[]): Step => ({ state, outputs });

/** One after the other, with what both put out. */
export function then({ state, outputs }: Step, next: (state: VoiceState) => Step): Step {
  const after = next(state);
  if (outputs.length === 0) return after;
  return after.outputs.length === 0 ? { state: after.state, outputs } : step(after.state, ...outputs, ...after.outputs);
}
