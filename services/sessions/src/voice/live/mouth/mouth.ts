import type { Meter } from '../../../speech-use/meters.js';
import type { VoiceOutputOf } from '../../domain/index.js';
import type { Speaking as Manner, TextToSpeech } from '../../speech/index.js';
import type { Tell } from '../tell.js';
import { SoundQueue } from './sound-queue.js';

interface Speaking {
  controller: AbortController;
  segments: Map<number, SoundQueue>;
}

/** Has the persona's words spoken, segment by segment, and keeps their sound until it is sent. */
export class Mouth {
  private readonly epochs = new Map<number, Speaking>();

  constructor(
    private readonly voice: TextToSpeech,
    private readonly about: Manner,
    private readonly meter: Meter,
    private readonly tell: Tell,
  ) {}

  speak({ epoch, segment, text }: VoiceOutputOf<'synthesise'>): void {
    const speaking = this.epochs.get(epoch) ?? { controller: new AbortController(), segments: new Map() };
    this.epochs.set(epoch, speaking);
    const queue = new SoundQueue();
    speaking.segments.set(segment, queue);
    void this.say(text, { epoch, segment, queue, signal: speaking.controller.signal });
  }

  /** The next samples of a segment; they are gone then. */
  take({ epoch, segment, samples }: VoiceOutputOf<'send_chunk'>): Uint8Array<ArrayBuffer> {
    return this.epochs.get(epoch)?.segments.get(segment)?.take(samples) ?? new Uint8Array();
  }

  /** Nothing of this epoch, or of one before it, is of use any more. */
  cancel(upTo: number): void {
    for (const [epoch, { controller }] of this.epochs) {
      if (epoch > upTo) continue;
      controller.abort();
      this.epochs.delete(epoch);
    }
  }

  private async say(
    text: string,
    { epoch, segment, queue, signal }: { epoch: number; segment: number; queue: SoundQueue; signal: AbortSignal },
  ): Promise<void> {
    try {
      for await (const { pcm, words } of this.voice.speak(text, this.about, { signal, meter: this.meter })) {
        if (signal.aborted) return;
        queue.push(pcm);
        this.tell({ type: 'audio', epoch, segment, samples: pcm.byteLength / 2, words, last: false });
      }
      if (!signal.aborted) this.tell({ type: 'audio', epoch, segment, samples: 0, words: [], last: true });
    } catch {
      // Its own breaker knows what it was; here the persona has lost its voice.
      if (!signal.aborted) this.tell({ type: 'synthesis_failed', epoch });
    }
  }
}
