import type { CutBy, ReplyCause } from '../output.js';
import type { WordTime } from './word-times.js';

/** A piece of a reply that is spoken in one go: a clause or a sentence. */
export interface Segment {
  text: string;
  asked: boolean;
  /** Of its sound: samples that are there, whether that is all, and samples that were sent. */
  samples: number;
  complete: boolean;
  sent: number;
  words: readonly WordTime[];
  /** It was put on the screen, for want of sound. */
  shown: boolean;
}

/** How far the player has come: so many samples of this segment, and all of those before it. */
export interface Position {
  segment: number;
  sample: number;
}

/** A turn of the persona from the moment its words are asked for to its commit. */
export interface PersonaTurn {
  epoch: number;
  turn: number;
  cause: ReplyCause;
  /** The mind has failed at it once. */
  offline: boolean;
  segments: readonly Segment[];
  /** Nothing is added to the segments. */
  complete: boolean;
  /** Whoever words it has come to its end: nothing of the reply is left out. */
  isWhole: boolean;
  endsSession: boolean;
  patienceMs: number;
  cutsInAfterMs: number | null;
  /** By the player's own word; null before it has reported. */
  position: Position | null;
  /** The player has stopped there since it was told to. */
  stopped: boolean;
  cutBy: CutBy;
  /** When its first sample sounded, and its last so far. */
  startedAt: number | null;
  soundedAt: number | null;
  /** When it last got on, in words, sound or playing. */
  movedAt: number;
}

export const openSegment = (text: string): Segment => ({
  text,
  asked: false,
  samples: 0,
  complete: false,
  sent: 0,
  words: [],
  shown: false,
});

/** Samples up to a position, over all segments. */
export function samplesUpTo({ segments }: PersonaTurn, { segment, sample }: Position): number {
  return segments.slice(0, segment).reduce((sum, { samples }) => sum + samples, sample);
}

export const samplesPlayed = (turn: PersonaTurn): number => (turn.position ? samplesUpTo(turn, turn.position) : 0);

export const samplesSent = ({ segments }: PersonaTurn): number => segments.reduce((sum, { sent }) => sum + sent, 0);

/** Everything it says has been said or shown. */
export function isSaid(turn: PersonaTurn): boolean {
  const { segments } = turn;
  const sounds = segments.every(({ shown, complete, samples, sent }) => shown || (complete && sent === samples));
  return turn.complete && sounds && samplesPlayed(turn) >= samplesSent(turn);
}

/** The segment with a change. */
export function withSegment(turn: PersonaTurn, index: number, change: Partial<Segment>): PersonaTurn {
  return { ...turn, segments: turn.segments.map((one, at) => (at === index ? { ...one, ...change } : one)) };
}
