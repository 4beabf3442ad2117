import { CAPTURE_RATE } from '@repartee/proto';

import type { VoiceInputOf, VoiceOutputOf } from '../../voice/domain/index.js';
import { HeardPersona } from './heard-persona.js';
import type { TapeFile } from './tape-file.js';

/** What is recorded of a spoken session while it goes on: it is told what passes, and changes nothing. */
export class Tape {
  private readonly persona: HeardPersona;
  private run = 0;

  /** `playRate`: samples a second of the persona's sound. `another`: a file for the rest, where there can be one. */
  constructor(
    private file: TapeFile,
    private readonly about: { limitMs: number; playRate: number },
    private readonly another: () => TapeFile | null,
  ) {
    this.persona = new HeardPersona(about.playRate);
  }

  /** A turn is over. Where the file could not be written, what follows goes to another. */
  turnOver(): void {
    if (this.file.isBroken) this.file = this.another() ?? this.file;
  }

  /** The page's samples are counted anew, or have gone on through a pause, in which the session's time stood still. */
  begin(): void {
    this.run++;
  }

  /** A frame of the learner's sound, by the number of its first sample, which came at this session time. */
  heard(sample: number, pcm: Uint8Array, atMs: number): void {
    // At the limit the session's time stands still.
    if (atMs < this.about.limitMs)
      this.file.add({ side: 'learner', rate: CAPTURE_RATE, run: this.run, sample, atMs, pcm });
  }

  /** Sound of the persona was sent. */
  sent(chunk: VoiceOutputOf<'send_chunk'>, pcm: Uint8Array): void {
    this.persona.send({ ...chunk, pcm });
  }

  /** The player has reported, at this session time. */
  played(report: Pick<VoiceInputOf<'playout'>, 'epoch' | 'segment' | 'rendered'>, atMs: number): void {
    const heard = this.persona.played(report, atMs);
    if (heard) this.file.add({ side: 'persona', rate: this.about.playRate, ...heard });
  }

  /** Resolves once all of it is in its file, as far as it can be. */
  close(): Promise<void> {
    return this.file.close();
  }
}
