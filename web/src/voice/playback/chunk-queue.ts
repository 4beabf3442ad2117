export interface Chunk {
  epoch: number;
  turn: number;
  segment: number;
  firstSample: number;
  samples: Float32Array;
}

/** The next sample to be played, of its segment. */
export interface Place {
  segment: number;
  sample: number;
}

export interface Read {
  samples: Float32Array;
  /** What comes after them. */
  place: Place;
}

const isBefore = (a: Chunk, b: Chunk): boolean =>
  a.epoch - b.epoch < 0 ||
  (a.epoch === b.epoch && (a.segment < b.segment || (a.segment === b.segment && a.firstSample < b.firstSample)));

const endOf = (chunk: Chunk): number => chunk.firstSample + chunk.samples.length;

/** The chunks that wait, in their order, whatever order they came in; what came twice is there once. */
export class ChunkQueue {
  private chunks: Chunk[] = [];

  /** Where the first of them begins. */
  get first(): Place | null {
    const [chunk] = this.chunks;
    return chunk ? { segment: chunk.segment, sample: chunk.firstSample } : null;
  }

  add(chunk: Chunk): void {
    const at = this.chunks.findIndex((known) => !isBefore(known, chunk));
    const next = this.chunks[at];
    if (next && !isBefore(chunk, next)) return;
    this.chunks.splice(at < 0 ? this.chunks.length : at, 0, chunk);
  }

  dropBefore(epoch: number): void {
    this.chunks = this.chunks.filter((chunk) => chunk.epoch >= epoch);
  }

  /** Samples that can be played from there without a gap. */
  ready(place: Place): number {
    return this.follow(place, Infinity).reduce((sum, { samples }) => sum + samples.length, 0);
  }

  /** Up to so many samples from there on. Sound that is missing is waited for, never skipped. */
  peek(place: Place, atMost: number): Read {
    const parts = this.follow(place, atMost);
    const samples = new Float32Array(parts.reduce((sum, part) => sum + part.samples.length, 0));
    let filled = 0;
    for (const part of parts) {
      samples.set(part.samples, filled);
      filled += part.samples.length;
    }
    return { samples, place: parts.at(-1)?.place ?? place };
  }

  /** The same, and forgets what was read. */
  read(place: Place, atMost: number): Read {
    const read = this.peek(place, atMost);
    this.chunks = this.chunks.filter(
      (chunk) =>
        chunk.segment > read.place.segment ||
        (chunk.segment === read.place.segment && endOf(chunk) > read.place.sample),
    );
    return read;
  }

  private follow(place: Place, atMost: number): Read[] {
    const parts: Read[] = [];
    let at = place;
    let left = atMost;
    for (const chunk of this.chunks) {
      if (chunk.segment < at.segment || (chunk.segment === at.segment && endOf(chunk) <= at.sample)) continue;
      // A segment has no mark at its end: the next one's beginning is it, since sound is sent in order.
      if (chunk.segment > at.segment && chunk.firstSample === 0) at = { segment: chunk.segment, sample: 0 };
      if (left <= 0 || chunk.segment !== at.segment || chunk.firstSample > at.sample) break;
      const samples = chunk.samples.subarray(at.sample - chunk.firstSample).subarray(0, left);
      at = { segment: at.segment, sample: at.sample + samples.length };
      left -= samples.length;
      parts.push({ samples, place: at });
    }
    return parts;
  }
}
