import { z } from 'zod';

import { LineProgram } from './line-program.js';
import { RECOGNISER, recogniserVariables } from './speech-programs.js';
import type { Transcript } from './stand-in.js';

const Heard = z.object({ text: z.string(), misfit: z.number().nullable() });

/** What can be recognised: sentences from their beginning, and passages from any word on. */
export interface Vocabulary {
  sentences: readonly string[];
  passages: readonly string[];
}

/** Above it other sounds explain what was heard so much better that nobody has said the words. */
const MISFIT_MOST = 3.2;

/** A real recogniser of English, exact on synthetic speech as long as it knows which sentences there are. */
export class Recogniser {
  private readonly program = new LineProgram(['python3', RECOGNISER], recogniserVariables());

  /** `pcm`: 16 bits a sample, 16 kHz. The words come without capitals and marks. */
  async hear(pcm: Buffer, { sentences, passages }: Vocabulary): Promise<Transcript> {
    const { text, misfit } = await this.program.ask({ pcm: pcm.toString('base64'), sentences, passages }, Heard);
    const isSpeech = text !== '' && misfit !== null && misfit < MISFIT_MOST;
    return { text, noSpeech: isSpeech ? 0.02 : 0.9 };
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
