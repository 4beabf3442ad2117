import { z } from 'zod';

import { LineProgram } from './line-program.js';
import { SPEAKER, needSpeaker } from './speech-programs.js';
import type { StandInSound } from './stand-in.js';

/** Samples a second of all that eSpeak NG says. */
export const SPEAKER_RATE = 22_050;
const PIECE_BYTES = 4_410;

const Place = z.number().int();
const Said = z.object({
  pcm: z.base64(),
  rate: z.literal(SPEAKER_RATE),
  words: z.array(z.tuple([Place, Place, Place])),
});

/** A word of a text by its characters, and the sample before which it has not sounded whole. */
export interface SpokenWord {
  from: number;
  to: number;
  start: number;
  end: number;
}

export interface Spoken {
  text: string;
  /** 16 bits a sample. */
  pcm: Buffer;
  words: readonly SpokenWord[];
}

/** A real synthesiser that knows when its words sound. */
export class Speaker {
  private readonly program: LineProgram;

  constructor() {
    needSpeaker();
    this.program = new LineProgram(['python3', SPEAKER]);
  }

  async say(text: string, voice: string, wordsAMinute: number): Promise<Spoken> {
    const said = await this.program.ask({ text, voice, wordsAMinute }, Said);
    const pcm = Buffer.from(said.pcm, 'base64');
    // A figure that is spoken as several words has several marks at one place.
    const begun = said.words.filter(([from], at) => from !== said.words[at - 1]?.[0]);
    const words = begun.map(([from, to, start], at) => ({
      ...{ from, to, start, end: begun[at + 1]?.[2] ?? pcm.byteLength / 2 },
    }));
    return { text, pcm, words };
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}

/** As a server streams it: in pieces of 100 ms, with the times of the words in seconds. */
export function streamed({ text, pcm, words }: Spoken): StandInSound {
  const pieces = Array.from({ length: Math.ceil(pcm.byteLength / PIECE_BYTES) }, (_, at) =>
    pcm.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES),
  );
  const wordTimes = words.map(({ from, to, start, end }) => ({
    ...{ word: text.slice(from, to), start_time: start / SPEAKER_RATE, end_time: end / SPEAKER_RATE },
  }));
  return { sound: pieces, wordTimes };
}
