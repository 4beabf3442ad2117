import { lowPass } from './low-pass.js';

const ATTENUATION_DB = 70;
/** Of the narrower of both bands, half of its rate being 1: what passes whole. What is above 1 would fold back. */
const PASS = 0.875;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * Takes one channel from one rate to another, block by block. The rates are whole samples a second, and places are
 * counted in whole numbers, so that nothing drifts: output `n` is the sound at input `n * from / to`. Its filter delays
 * what comes out, but does not shift it.
 */
export class Resampler {
  /** Between two inputs lie `up` places; each output is `down` of them further. */
  private readonly up: number;
  private readonly down: number;
  /** Taps by place between two inputs, the newest input's first. */
  private readonly phases: Float32Array[];
  private readonly delay: number;
  private readonly length: number;
  private pending: Float32Array;
  /** Which input the first of `pending` is. */
  private first: number;
  private produced = 0;

  constructor(from: number, to: number) {
    const shared = divisor(from, to);
    this.up = to / shared;
    this.down = from / shared;
    const stop = Math.min(from, to) / 2 / (from * this.up);
    const taps =
      from === to ? new Float64Array([1]) : lowPass({ pass: stop * PASS, stop, attenuationDb: ATTENUATION_DB });
    this.delay = (taps.length - 1) / 2;
    this.length = Math.ceil(taps.length / this.up);
    this.phases = Array.from({ length: this.up }, (_, phase) =>
      Float32Array.from({ length: this.length }, (_tap, index) => (taps[phase + index * this.up] ?? 0) * this.up),
    );
    this.pending = new Float32Array(this.length);
    this.first = -this.length;
  }

  /** What can be said of the output now that so much more of the input is known. */
  push(block: Float32Array): Float32Array {
    const input = new Float32Array(this.pending.length + block.length);
    input.set(this.pending);
    input.set(block, this.pending.length);
    const known = this.first + input.length;
    const until = Math.max(this.produced, Math.ceil((known * this.up - this.delay) / this.down));
    const output = new Float32Array(until - this.produced);
    for (let index = 0; index < output.length; index++) output[index] = this.at(this.produced + index, input);
    this.produced = until;
    const needed = Math.floor((until * this.down + this.delay) / this.up) - this.length + 1;
    const kept = Math.min(input.length, Math.max(0, needed - this.first));
    this.pending = input.slice(kept);
    this.first += kept;
    return output;
  }

  private at(output: number, input: Float32Array): number {
    const place = output * this.down + this.delay;
    const taps = this.phases[place % this.up] ?? [];
    const newest = Math.floor(place / this.up) - this.first;
    let sum = 0;
    for (let index = 0; index < taps.length; index++) sum += (taps[index] ?? 0) * (input[newest - index] ?? 0);
    return sum;
  }
}
