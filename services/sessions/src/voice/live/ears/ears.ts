import type { Language } from '@repartee/proto';
import { CAPTURE_RATE } from '@repartee/proto';

import type { VoiceInputOf, VoiceOutputOf } from '../../domain/index.js';
import type { Meter } from '../../../speech-use/meters.js';
import type { SpeechToText } from '../../speech/index.js';
import type { Tell } from '../tell.js';
import { CapturedSound } from './captured-sound.js';
import { SoundStream } from './sound-stream.js';

/** The first sounds of a word are too faint for a detector. */
const PRE_ROLL_SAMPLES = CAPTURE_RATE / 5;
/** What is said at greater length comes in pieces: more than this is none of one. */
const LONGEST_SAMPLES = 120 * CAPTURE_RATE;

interface Listening {
  stream: SoundStream;
  controller: AbortController;
  /** Resolves once its words are told, or will not come. */
  told: Promise<void>;
}

/** Has the learner's voice recognised, stretch by stretch. */
export class Ears {
  private captured = new CapturedSound();
  /** The voice before was heard up to there, where it was over: no word is recognised twice. */
  heardTo = 0;
  private readonly listening = new Map<number, Listening>();

  constructor(
    private readonly recogniser: SpeechToText,
    private readonly about: { language: Language; hint: string },
    private readonly meter: Meter,
    private readonly tell: Tell,
  ) {}

  /** Samples are counted anew: another page, or the same one after a loss. */
  begin(): void {
    this.captured = new CapturedSound();
    this.heardTo = 0;
  }

  hear(sample: number, pcm: Uint8Array): void {
    const added = this.captured.take(sample, pcm);
    for (const { stream } of this.listening.values()) stream.push(added);
  }

  /** A voice is there from this sample on. */
  listen(utterance: number, fromSample: number): void {
    const [stream, controller] = [new SoundStream(LONGEST_SAMPLES), new AbortController()];
    for (const pcm of this.captured.since(Math.max(this.heardTo, fromSample - PRE_ROLL_SAMPLES))) stream.push(pcm);
    this.listening.set(utterance, { stream, controller, told: this.recognise(utterance, stream, controller.signal) });
  }

  /** The voice is over, at that sample or where its sound has come to; its words are waited for. */
  finish({ utterance, toSample }: Omit<VoiceOutputOf<'finish_transcription'>, 'type'>): void {
    this.heardTo = toSample ?? this.captured.end;
    this.listening.get(utterance)?.stream.end();
  }

  /** Nobody wants any more words of it. A voice that is still there was heard as far as its sound has come. */
  drop(utterance: number): void {
    const listening = this.listening.get(utterance);
    if (listening?.stream.isOpen) this.heardTo = this.captured.end;
    listening?.controller.abort();
    listening?.stream.end();
    this.listening.delete(utterance);
  }

  /** Resolves once all that is over is understood, as far as it ever will be. */
  async understood(): Promise<void> {
    const over = [...this.listening.values()].filter(({ stream }) => !stream.isOpen);
    await Promise.all(over.map(({ told }) => told));
  }

  dropAll(): void {
    for (const utterance of [...this.listening.keys()]) this.drop(utterance);
  }

  private async recognise(utterance: number, stream: SoundStream, signal: AbortSignal): Promise<void> {
    try {
      for await (const piece of this.recogniser.transcribe(stream, this.about, { signal, meter: this.meter })) {
        if (!signal.aborted) this.tell(transcriptOf(utterance, piece));
      }
    } catch {
      // Whatever it was, the recogniser's own breaker knows; here only the words are missing.
      if (!signal.aborted) this.tell({ type: 'recognition_failed', utterance });
    } finally {
      this.listening.delete(utterance);
    }
  }
}

const transcriptOf = (
  utterance: number,
  { text, final, noSpeech }: { text: string; final: boolean; noSpeech?: number },
): Omit<VoiceInputOf<'transcript'>, 'at'> => ({
  ...{ type: 'transcript', utterance, text, final },
  ...(noSpeech !== undefined && { noSpeech }),
});
