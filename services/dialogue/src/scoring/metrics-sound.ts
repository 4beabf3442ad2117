import type { LearnerTurn, Transcript, Turn } from '../model/index.js';
import { fillersIn, wordsOf } from './floor.js';
import type { SessionView } from './session-view.js';

/**
 * What needs sound, from playback times: milliseconds, shares 0 to 1, rates as named. The persona's gap before it
 * answers is the pipeline's and is no part of any of them.
 */
export interface SoundMetrics {
  talkShare?: number;
  longestMonologueMs: number;
  longestCounterpartStoryMs: number;
  /** Speaker switches per minute. */
  interactivity: number;
  patienceP10Ms?: number;
  patienceP50Ms?: number;
  patienceP90Ms?: number;
  /** Median silence left after an own question before speaking again. */
  waitAfterOwnQuestionMs?: number;
  firstQuestionMs?: number;
  /** The learner starting while the persona speaks, and the reverse; back-channels are none. */
  interruptions: number;
  interrupted: number;
  silenceShare?: number;
  /** Words per minute of own speech. */
  pace?: number;
  /** Per 100 words of one's own. */
  fillers?: number;
}

const MINUTE = 60_000;
/** "Mm", "yes, right": words that leave the floor with the other. */
const BACK_CHANNEL_WORDS = 2;

const isBackChannel = (turn: Turn) =>
  wordsOf(turn.text).length <= BACK_CHANNEL_WORDS &&
  (turn.speaker === 'persona' ? turn.utterance.asks.length === 0 : turn.reading.question === 'none');

const lengthOf = ({ startedMs, endedMs }: Turn) => Math.max(0, endedMs - startedMs);

const total = (turns: readonly Turn[]) => turns.reduce((sum, turn) => sum + lengthOf(turn), 0);

/** Linear interpolation between the two nearest ranks (Hyndman and Fan's type 7). */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (place % 1);
}

function longestStretch(turns: readonly Turn[], speaker: Turn['speaker']): number {
  let longest = 0;
  let startedMs: number | undefined;
  for (const turn of turns) {
    if (turn.speaker !== speaker) {
      if (!isBackChannel(turn)) startedMs = undefined;
      continue;
    }
    startedMs ??= turn.startedMs;
    longest = Math.max(longest, turn.endedMs - startedMs);
  }
  return longest;
}

/** Gaps from the end of one speaker's turn to the start of the other's that follows it. */
function gapsBefore(turns: readonly Turn[], speaker: Turn['speaker']): number[] {
  return turns.flatMap((turn, index) => {
    const previous = turns[index - 1];
    const follows = turn.speaker === speaker && previous && previous.speaker !== speaker;
    return follows ? [turn.startedMs - previous.endedMs] : [];
  });
}

function waitsAfterOwnQuestion({ turns, silences }: Transcript): number[] {
  const resumed = turns.flatMap((turn, index) => {
    const next = turns[index + 1];
    const isHeldOut = turn.speaker === 'learner' && turn.reading.question !== 'none' && next?.speaker === 'learner';
    return isHeldOut ? [next.startedMs - turn.endedMs] : [];
  });
  const fell = silences.filter(({ place }) => place === 'after_own_question').map(({ durationMs }) => durationMs);
  return [...resumed, ...fell.filter((duration) => duration !== undefined)];
}

function interruptionsBy(speaker: Turn['speaker'], { turns, interruptions }: Transcript): number {
  return interruptions.filter(({ turn, by }) => {
    const interrupting = turns.find((one) => one.turn > turn && one.speaker === by);
    return by === speaker && !(interrupting && isBackChannel(interrupting));
  }).length;
}

/** Silent time that is the learner's, beside speech and that silence together. */
function silenceShare({ turns, ending }: Transcript, speech: number): number | undefined {
  const lastEnd = Math.max(0, ...turns.map(({ endedMs }) => endedMs));
  const own = gapsBefore(turns, 'learner').reduce((sum, gap) => sum + Math.max(0, gap), 0);
  const silent = own + (turns.at(-1)?.speaker === 'persona' ? Math.max(0, ending.atMs - lastEnd) : 0);
  return speech + silent === 0 ? undefined : silent / (speech + silent);
}

function patience(turns: readonly Turn[]) {
  const gaps = gapsBefore(turns, 'learner').filter((gap) => gap >= 0);
  if (gaps.length === 0) return {};
  const at = (share: number) => Math.round(percentile(gaps, share) ?? 0);
  return { patienceP10Ms: at(0.1), patienceP50Ms: at(0.5), patienceP90Ms: at(0.9) };
}

function delivery(learner: readonly LearnerTurn[], spokenMs: number, { language }: Transcript) {
  const words = learner.reduce((sum, { reading }) => sum + reading.wordCount, 0);
  const fillers = learner.reduce((sum, { text }) => sum + fillersIn(text, language), 0);
  return {
    ...(spokenMs > 0 && { pace: (words * MINUTE) / spokenMs }),
    ...(words > 0 && { fillers: (fillers * 100) / words }),
  };
}

/** What was measured by ear; undefined where there was no sound, or some turns were typed. */
export function soundMetrics({ transcript, steps }: SessionView): SoundMetrics | undefined {
  const { turns, ending, mode } = transcript;
  if (turns.length === 0 || mode === 'typed' || turns.some((turn) => turn.mode === 'typed')) return undefined;
  const learner = steps.map(({ turn }) => turn);
  const learnerMs = total(learner);
  const speechMs = total(turns);
  const switches = turns.filter((turn, index) => index > 0 && turn.speaker !== turns[index - 1]?.speaker).length;
  const wait = percentile(waitsAfterOwnQuestion(transcript), 0.5);
  const firstQuestion = learner.find(({ reading }) => reading.question !== 'none');
  const silence = silenceShare(transcript, speechMs);
  return {
    ...(speechMs > 0 && { talkShare: learnerMs / speechMs }),
    longestMonologueMs: longestStretch(turns, 'learner'),
    longestCounterpartStoryMs: longestStretch(turns, 'persona'),
    interactivity: ending.atMs > 0 ? (switches * MINUTE) / ending.atMs : 0,
    ...patience(turns),
    ...(wait !== undefined && { waitAfterOwnQuestionMs: Math.round(wait) }),
    ...(firstQuestion && { firstQuestionMs: firstQuestion.startedMs }),
    interruptions: interruptionsBy('learner', transcript),
    interrupted: interruptionsBy('persona', transcript),
    ...(silence !== undefined && { silenceShare: silence }),
    ...delivery(learner, learnerMs, transcript),
  };
}
