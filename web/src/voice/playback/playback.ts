import { ChunkQueue } from './chunk-queue.js';
import type { Chunk, Place } from './chunk-queue.js';

/** What the player tells the server, as `played` has it. */
export interface Report {
  epoch: number;
  segment: number;
  rendered: number;
  stopped: boolean;
}

/** Sound is collected for so long before it begins, and again after it ran out. */
const JITTER_MS = 60;
/** Short enough to be no delay, long enough to be no click. */
const FADE_MS = 5;
const REPORT_MS = 90;

type Mode = 'waiting' | 'playing' | 'held';

/**
 * Plays the persona's sound in the order of (epoch, turn, segment, sample), each sample once, and knows what has
 * sounded. Pure: time is what it is asked to render. A place that is held is gone on from at the very sample; what
 * sounds while it fades out does not count as heard.
 */
export class Playback {
  private readonly queue = new ChunkQueue();
  private readonly fade: number;
  private readonly jitter: number;
  private readonly reportEvery: number;
  private mode: Mode = 'waiting';
  /** Samples since something waits to be played. */
  private waited = 0;
  /** Of what sounds, 0 to 1; and the sound that fades out, which is not counted. */
  private gain = 0;
  private tail = new Float32Array(0);
  private epoch = 0;
  private place: Place | null = null;
  private isReporting = false;
  private sinceReport = 0;
  private reports: Report[] = [];

  /** `rate`: samples a second. */
  constructor(rate: number) {
    this.fade = Math.round((FADE_MS / 1000) * rate);
    this.jitter = Math.round((JITTER_MS / 1000) * rate);
    this.reportEvery = Math.round((REPORT_MS / 1000) * rate);
  }

  /** What is older than this epoch is not played any more. */
  from(epoch: number): void {
    if (epoch <= this.epoch) return;
    if (this.mode === 'playing') this.fadeOut();
    this.epoch = epoch;
    this.queue.dropBefore(epoch);
    this.place = null;
    this.mode = 'waiting';
    this.waited = 0;
    this.isReporting = false;
  }

  take(chunk: Chunk): void {
    if (chunk.epoch < this.epoch) return;
    this.from(chunk.epoch);
    this.queue.add(chunk);
    this.isReporting = true;
  }

  /** Falls silent where it is, and keeps what there is. */
  hold(epoch: number): void {
    if (epoch !== this.epoch) return;
    if (this.mode === 'playing') this.fadeOut();
    this.mode = 'held';
    this.report();
  }

  /** Goes on at the sample where it was held. */
  resume(epoch: number): void {
    if (epoch !== this.epoch || this.mode !== 'held') return;
    if (this.place) this.begin(this.place);
    else this.mode = 'waiting';
  }

  /** Falls silent, tells a last time how far it came, and forgets the epoch. */
  stop(epoch: number): void {
    if (epoch < this.epoch) return;
    this.from(epoch);
    this.hold(epoch);
    this.from(epoch + 1);
  }

  /** The turn is over: there is nothing more to tell of it. */
  settle(): void {
    this.isReporting = false;
  }

  /** Fills `output` with what sounds next. */
  render(output: Float32Array): void {
    output.fill(0);
    if (this.mode === 'waiting') this.wait(output.length);
    if (this.mode === 'playing') this.play(output);
    this.mixTail(output);
    this.sinceReport += output.length;
    if (this.isReporting && this.sinceReport >= this.reportEvery) this.report();
  }

  /** Reports since the last call. */
  told(): Report[] {
    const { reports } = this;
    this.reports = [];
    return reports;
  }

  /** Begins once enough is there, or what there is has waited long enough for more. */
  private wait(length: number): void {
    const place = this.place ?? this.queue.first;
    const ready = place ? this.queue.ready(place) : 0;
    this.waited = ready === 0 ? 0 : this.waited + length;
    if (place && (ready >= this.jitter || this.waited > this.jitter)) this.begin(place);
  }

  private begin(place: Place): void {
    this.place = place;
    this.mode = 'playing';
    this.gain = 0;
  }

  /** Where the sound that is there comes to its end it fades, so that running out in mid-word does not click. */
  private play(output: Float32Array): void {
    if (!this.place) return;
    const ready = this.queue.ready(this.place);
    const { samples, place } = this.queue.read(this.place, output.length);
    this.place = place;
    for (const [at, sample] of samples.entries()) {
      this.gain = Math.min(1, this.gain + 1 / this.fade, (ready - at - 1) / this.fade);
      output[at] = sample * this.gain;
    }
    if (ready > samples.length) return;
    this.mode = 'waiting';
    this.waited = 0;
    this.report();
  }

  private fadeOut(): void {
    if (!this.place) return;
    const { samples } = this.queue.peek(this.place, this.fade);
    this.tail = samples.map((at, index) => at * this.gain * (1 - (index + 1) / samples.length));
  }

  private mixTail(output: Float32Array): void {
    const length = Math.min(output.length, this.tail.length);
    for (let at = 0; at < length; at++) output[at] = (output[at] ?? 0) + (this.tail[at] ?? 0);
    this.tail = this.tail.slice(length);
  }

  private report(): void {
    this.sinceReport = 0;
    const { segment, sample } = this.place ?? this.queue.first ?? { segment: 0, sample: 0 };
    this.reports.push({ epoch: this.epoch, segment, rendered: sample, stopped: this.mode !== 'playing' });
  }
}
