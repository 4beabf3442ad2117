import type { ChunkFrame, PlayedFrame } from '@repartee/proto';

/** Rules of the page's player (web/src/voice/playback): sound is collected for so long before it begins. */
const JITTER_MS = 60;
/** Browsers render sound in pieces of so many samples. */
const QUANTUM = 128;
/** Sound that is held or stopped fades out. */
const FADE_MS = 5;

type Mode = 'waiting' | 'playing' | 'held';

/**
 * Plays as the page's player does, with time instead of sound: it knows to a render quantum when which sample sounds.
 * Chunks come in their order, as a socket gives them. Times are milliseconds on one clock.
 */
export class Loudspeaker {
  private readonly quantumMs: number;
  private readonly jitter: number;
  private mode: Mode = 'waiting';
  private chunks: ChunkFrame[] = [];
  /** Samples of the first chunk that have sounded. */
  private offset = 0;
  /** The moment up to which all has been rendered, while it plays; else since when something waits to be. */
  private at = 0;
  private place: Omit<PlayedFrame, 'stopped'> | null = null;
  private begun = -1;
  /** What is older is not played. */
  private least = 0;
  private kept: Uint8Array[] = [];

  constructor(
    private readonly told: {
      rate: number;
      /** The first sample of an epoch begins to sound. */
      onBegin: (at: number) => void;
    },
  ) {
    this.quantumMs = (QUANTUM / told.rate) * 1000;
    this.jitter = (JITTER_MS / 1000) * told.rate;
  }

  get isSilent(): boolean {
    return this.chunks.length === 0;
  }

  /** What has sounded of the latest epoch. */
  get sounded(): Buffer {
    return Buffer.concat(this.kept);
  }

  /** What the page reports to the server; null before the first sound. */
  get played(): PlayedFrame | null {
    return this.place && { ...this.place, stopped: this.mode !== 'playing' };
  }

  take(chunk: ChunkFrame, now: number): void {
    this.renderTo(now);
    if (chunk.epoch < this.least) return;
    if (this.place?.epoch !== chunk.epoch) this.turnTo(chunk.epoch);
    if (this.mode === 'waiting' && this.isSilent) this.at = now;
    this.chunks.push(chunk);
    this.beginAt(now);
  }

  /** Gives the moment at which it is silent. */
  hold(now: number): number {
    this.renderTo(now);
    const silentAt = this.mode === 'playing' ? this.at + this.quantumMs + FADE_MS : now;
    this.mode = 'held';
    return silentAt;
  }

  resume(now: number): void {
    if (this.mode !== 'held') return;
    this.mode = 'playing';
    this.at = this.nextQuantum(now);
  }

  /** Drops what is left up to this epoch; gives the moment at which it is silent. */
  stop(epoch: number, now: number): number {
    const silentAt = this.hold(now);
    this.chunks = [];
    this.offset = 0;
    this.least = epoch + 1;
    return silentAt;
  }

  renderTo(now: number): void {
    if (this.mode === 'waiting' && !this.isSilent && now >= this.at + JITTER_MS) this.begin(this.at + JITTER_MS);
    if (this.mode !== 'playing') return;
    const quanta = Math.floor((now - this.at) / this.quantumMs);
    if (quanta <= 0) return;
    this.at += quanta * this.quantumMs;
    this.render(quanta * QUANTUM);
    if (this.isSilent) this.mode = 'waiting';
  }

  private turnTo(epoch: number): void {
    this.chunks = [];
    this.kept = [];
    this.offset = 0;
    this.mode = 'waiting';
    this.least = epoch;
    this.place = { epoch, segment: 0, rendered: 0 };
  }

  private beginAt(now: number): void {
    const ready = this.chunks.reduce((sum, { pcm }) => sum + pcm.byteLength / 2, 0) - this.offset;
    if (this.mode === 'waiting' && ready >= this.jitter) this.begin(now);
  }

  private begin(at: number): void {
    this.mode = 'playing';
    this.at = this.nextQuantum(at);
    const epoch = this.place?.epoch ?? 0;
    if (epoch === this.begun) return;
    this.begun = epoch;
    this.told.onBegin(this.at);
  }

  private nextQuantum(at: number): number {
    return Math.ceil(at / this.quantumMs) * this.quantumMs;
  }

  private render(samples: number): void {
    for (let left = samples; left > 0 && this.chunks[0];) {
      const [chunk] = this.chunks;
      const length = chunk.pcm.byteLength / 2;
      const count = Math.min(left, length - this.offset);
      this.kept.push(chunk.pcm.subarray(this.offset * 2, (this.offset + count) * 2));
      this.offset += count;
      left -= count;
      this.place = { epoch: chunk.epoch, segment: chunk.segment, rendered: chunk.firstSample + this.offset };
      if (this.offset < length) continue;
      this.chunks.shift();
      this.offset = 0;
    }
  }
}
