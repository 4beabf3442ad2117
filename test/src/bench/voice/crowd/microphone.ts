import { CAPTURE_RATE } from '@repartee/proto';

import { clip } from '../../../speech/learner-says.js';

/** As the page cuts it. */
const FRAME_SAMPLES = 512;
/** Below this it is the room, not the voice. */
const QUIETEST_VOICE = 300;

const msOf = (samples: number): number => (samples / CAPTURE_RATE) * 1000;

/** A question, cut where its voice begins and ends. */
const sentence = voiced(clip('mornings'));
/** A quiet room, 70 dB below full scale. */
const room = new Uint8Array(Int16Array.from({ length: FRAME_SAMPLES }, (_, at) => ((at * 7_919) % 17) - 8).buffer);

/** A sentence that is spoken: its samples by their numbers, its moments in milliseconds on the clock of all processes. */
export interface Spoken {
  from: number;
  to: number;
  beginsAt: number;
  endsAt: number;
}

export interface Frame {
  sample: number;
  pcm: Uint8Array;
}

/** A learner's microphone in real time: frames of 32 ms, each given once its last sample has been recorded. */
export class Microphone {
  private frames = 0;
  private spoken: Spoken | null = null;

  constructor(private readonly openedAt: number) {}

  /** Samples recorded so far. */
  get captured(): number {
    return this.frames * FRAME_SAMPLES;
  }

  /** A sentence begins with the next frame. */
  speak(): Spoken {
    const from = this.captured;
    const to = from + sentence.byteLength / 2;
    this.spoken = { from, to, beginsAt: this.openedAt + msOf(from), endsAt: this.openedAt + msOf(to) };
    return this.spoken;
  }

  /** The frames that have been recorded since. */
  *recorded(now: number): Generator<Frame> {
    while (this.openedAt + msOf(this.captured + FRAME_SAMPLES) <= now) {
      const sample = this.captured;
      this.frames++;
      yield { sample, pcm: this.frameOf(sample - (this.spoken?.from ?? Infinity)) };
    }
  }

  private frameOf(sinceVoice: number): Uint8Array {
    const from = sinceVoice * 2;
    if (from < 0 || from >= sentence.byteLength) return room;
    const frame = room.slice();
    frame.set(sentence.subarray(from, from + frame.byteLength));
    return frame;
  }
}

function voiced(pcm: Buffer): Uint8Array {
  const loud = Array.from({ length: pcm.byteLength / 2 }, (_, at) => at).filter(
    (at) => Math.abs(pcm.readInt16LE(at * 2)) > QUIETEST_VOICE,
  );
  return new Uint8Array(pcm.subarray((loud[0] ?? 0) * 2, ((loud.at(-1) ?? 0) + 1) * 2));
}
