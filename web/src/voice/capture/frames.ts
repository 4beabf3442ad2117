/** A piece of the learner's sound, its first sample counted from where the capture began. */
export interface Frame {
  sample: number;
  /** 16 bits a sample, little-endian, as every browser's machine has them. */
  pcm: Uint8Array<ArrayBuffer>;
}

/** Samples of a frame: 32 ms at 16 kHz, what the detector takes at a time and within what the server takes. */
export const FRAME_SAMPLES = 512;

/** Full scale of 16 bits. */
const FULL = 32_768;
/** What counts as silence: less than a bit of 16. */
const SILENCE_DB = -100;

/** All channels as one, at their mean, so that none of them can be too loud for it. */
export const downmix = (channels: readonly Float32Array[]): Float32Array => {
  const [only] = channels;
  if (channels.length === 1 && only) return only;
  return Float32Array.from({ length: only?.length ?? 0 }, (_, at) =>
    channels.reduce((sum, channel) => sum + (channel[at] ?? 0) / channels.length, 0),
  );
};

export const toPcm = (samples: Float32Array): Uint8Array<ArrayBuffer> => {
  const pcm = Int16Array.from(samples, (at) => Math.max(-FULL, Math.min(FULL - 1, Math.round(at * FULL))));
  return new Uint8Array(pcm.buffer);
};

/** Samples from -1 to 1. `pcm` may begin anywhere in its buffer. */
export const fromPcm = (pcm: Uint8Array): Float32Array => {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  return Float32Array.from({ length: pcm.byteLength >> 1 }, (_, at) => view.getInt16(at * 2, true) / FULL);
};

/** Root mean square in dB below full scale (dBFS): at most 0, and -100 for silence. */
export const levelDb = (samples: Float32Array): number => {
  const square = samples.reduce((sum, at) => sum + at * at, 0) / Math.max(1, samples.length);
  return Math.max(SILENCE_DB, 10 * Math.log10(square));
};

/** Cuts a stream of samples into frames of one length, numbered without a gap. */
export class FrameCutter {
  private readonly frame = new Float32Array(FRAME_SAMPLES);
  private filled = 0;
  private cut = 0;

  push(samples: Float32Array): Frame[] {
    const frames: Frame[] = [];
    for (let at = 0; at < samples.length;) {
      const part = samples.subarray(at, at + FRAME_SAMPLES - this.filled);
      this.frame.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === FRAME_SAMPLES) frames.push(this.next());
    }
    return frames;
  }

  private next(): Frame {
    const frame = { sample: this.cut * FRAME_SAMPLES, pcm: toPcm(this.frame) };
    this.cut += 1;
    this.filled = 0;
    return frame;
  }
}
