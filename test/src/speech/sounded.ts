import { expect } from '@jest/globals';
import type { TurnView } from '@repartee/proto';

import { audibleMs } from './envelope.js';
import type { RealSpeech } from './real-speech.js';
import { SPEAKER_RATE } from './speaker.js';
import type { SpokenPage } from './spoken-page.js';
import { wordsSounded } from './tape.js';

/** Of what a page has played last, so much may not have come to the tape when the page is loaded again. */
const LOST_SAMPLES = 0.25 * SPEAKER_RATE;

/** How the sound of a persona's turn came out of the page. */
export interface Sounded {
  /** All its words, those that sounded whole, and those that may have. */
  all: string[];
  heard: string[];
  atMost: string[];
  ms: number;
  /** Until the last of it that can be heard: a sentence ends in silence. */
  audibleMs: number;
  wholeMs: number;
  /** On the page's tape. */
  from: number;
  to: number;
}

export function sounded(speech: RealSpeech, page: SpokenPage, turn: number): Sounded {
  const { segments, tape } = page.sent(turn);
  const sum: Sounded = { all: [], heard: [], atMost: [], ms: 0, audibleMs: 0, wholeMs: 0, from: -1, to: -1 };
  for (const { text } of segments) {
    const said = speech.said(text);
    const { at, samples } = tape.find(said.pcm, Math.max(0, sum.to));
    sum.all.push(...words(text));
    sum.wholeMs += (said.pcm.byteLength / 2 / SPEAKER_RATE) * 1000;
    sum.heard.push(...words(wordsSounded(said, samples).join(' ')));
    sum.atMost.push(...words(wordsSounded(said, samples + LOST_SAMPLES).join(' ')));
    if (at < 0) continue;
    sum.audibleMs = sum.ms + Math.min((samples / SPEAKER_RATE) * 1000, audibleMs(said.pcm, SPEAKER_RATE));
    sum.ms += (samples / SPEAKER_RATE) * 1000;
    if (sum.from < 0) sum.from = at;
    sum.to = at + samples;
  }
  return sum;
}

const words = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}'’-]/gu, ''))
    .filter((word) => word !== '');

/** Of a turn of the persona is on record what had sounded of it: no word more, and at most one less. */
export function expectHeard({ text }: TurnView, { heard, atMost }: Sounded, isLost = false): void {
  const claimed = words(text ?? '');
  const most = isLost ? atMost : heard;
  expect(claimed).toEqual(most.slice(0, claimed.length));
  expect(claimed.length).toBeGreaterThanOrEqual(heard.length - 1);
}
