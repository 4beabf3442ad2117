import { CAPTURE_RATE } from '@repartee/proto';

/** What is kept of sound before it is asked for: as long as a recogniser may take to say that it has understood nothing. */
const KEPT_SAMPLES = 5 * CAPTURE_RATE;
/** Frames that were lost on their way are silence, if they were few; beyond that the count begins anew. */
const LONGEST_GAP = CAPTURE_RATE;

interface Frame {
  sample: number;
  pcm: Uint8Array;
}

const samplesIn = ({ pcm }: Frame): number => pcm.byteLength / 2;

/** The learner's latest sound by its sample numbers: without holes, without anything twice. */
export class CapturedSound {
  private frames: Frame[] = [];

  /** The number of the sample after the last one. */
  get end(): number {
    const last = this.frames.at(-1);
    return last ? last.sample + samplesIn(last) : 0;
  }

  /** Takes a frame, and gives what it adds: filled up where frames before it were lost, nothing where it is old. */
  take(sample: number, pcm: Uint8Array): Uint8Array {
    const missing = this.frames.length === 0 ? 0 : sample - this.end;
    if (missing < 0 && sample + pcm.byteLength / 2 <= this.end) return new Uint8Array();
    const added = missing > LONGEST_GAP ? pcm : fitted(pcm, missing);
    if (missing > LONGEST_GAP) this.frames = [];
    const from = missing > LONGEST_GAP || this.frames.length === 0 ? sample : this.end;
    this.frames.push({ sample: from, pcm: added });
    while (this.end - (this.frames[1]?.sample ?? Infinity) >= KEPT_SAMPLES) this.frames.shift();
    return added;
  }

  /** What is kept from this sample on. */
  since(sample: number): Uint8Array[] {
    return this.frames.flatMap((frame) => {
      const skipped = Math.max(0, sample - frame.sample) * 2;
      return skipped < frame.pcm.byteLength ? [frame.pcm.subarray(skipped)] : [];
    });
  }
}

/** With so many samples of silence before it, or, where there are fewer than none, without its first ones. */
function fitted(pcm: Uint8Array, missing: number): Uint8Array {
  if (missing <= 0) return pcm.subarray(-missing * 2);
  const filled = new Uint8Array(missing * 2 + pcm.byteLength);
  filled.set(pcm, missing * 2);
  return filled;
}
