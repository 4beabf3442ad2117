import { z } from 'zod';

import type { WordTime } from '../../domain/index.js';
import type { SpokenPiece } from '../ports.js';
import { SpeechFault } from '../speech-fault.js';
import { WordPlaces } from './word-places.js';

/** One line of Kokoro's captioned speech: sound, and words with their times in seconds from the beginning. */
const Line = z.object({
  audio: z.string(),
  timestamps: z.array(z.object({ word: z.string(), start_time: z.number(), end_time: z.number() })).nullish(),
});

/** The pieces of an answer of one JSON object a line, with the times of the words that are spoken as they are written. */
export async function* spokenLines(
  bytes: AsyncIterable<Uint8Array>,
  text: string,
  rate: number,
): AsyncGenerator<SpokenPiece> {
  const places = new WordPlaces(text);
  for await (const line of linesOf(bytes)) {
    const read = Line.safeParse(JSON.parse(line));
    if (!read.success) throw new SpeechFault('nonsense', 'a line of its answer is not what it should be');
    const words: WordTime[] = [];
    for (const { word, start_time, end_time } of read.data.timestamps ?? []) {
      const place = places.next(word);
      if (place) words.push({ ...place, start: Math.round(start_time * rate), end: Math.round(end_time * rate) });
    }
    yield { pcm: Buffer.from(read.data.audio, 'base64'), rate, words };
  }
}

const LINE_FEED = 0x0a;

/** Taken apart as bytes: most of them are sound, and as text each would be copied with every piece that arrives. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const chunk of bytes) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      yield* textOf([...begun, piece.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    if (from < piece.byteLength) begun.push(piece.subarray(from));
  }
  yield* textOf(begun);
}

function* textOf(pieces: readonly Buffer[]): Generator<string> {
  const line = (pieces.length === 1 ? pieces[0] : Buffer.concat(pieces))?.toString() ?? '';
  if (line.trim() !== '') yield line;
}
