import type { VoiceOutput } from '../output.js';
import type { Timeline } from './timeline.fixture.js';

export type Chunk = VoiceOutput & { type: 'send_chunk' };

export interface Rendered {
  epoch: number;
  segment: number;
  /** Samples of the segment that sounded. */
  rendered: number;
  stopped: boolean;
}

/** How long it goes on sounding after it was told to stop, and how long it collects before it begins. */
const STOP_MS = 20;
const JITTER_MS = 60;
const REPORT_MS = 100;

/** A client's player: sound in order, in real time; it reports what it has rendered, and knows what really sounded. */
export class ScriptedPlayer {
  /** What sounded of each segment, by `epoch/segment`: the truth that the record is compared with. */
  readonly sounded = new Map<string, number>();
  /** Samples that sounded of an epoch after the player was told to stop it. */
  staleSamples = 0;
  private queue: Chunk[] = [];
  private position: Rendered | undefined;
  private playsSince: number | undefined;
  private isHeld = false;
  private stoppedEpoch = -1;
  private reportsUntil = 0;
  private isReporting = false;

  constructor(
    private readonly timeline: Timeline,
    private readonly rate: number,
    private readonly report: (rendered: Rendered) => void,
  ) {}

  take(chunk: Chunk): void {
    if (chunk.epoch <= this.stoppedEpoch) return;
    this.catchUp();
    const isIdle = this.queue.length === 0;
    this.queue.push(chunk);
    if (isIdle && !this.isHeld) this.playsSince = this.timeline.now + (this.position ? 0 : JITTER_MS);
    if (this.position?.epoch !== chunk.epoch)
      this.position = { epoch: chunk.epoch, segment: chunk.segment, rendered: 0, stopped: false };
    this.keepReporting();
  }

  hold(epoch: number): void {
    if (epoch <= this.stoppedEpoch) return;
    this.catchUp();
    this.isHeld = true;
    this.playsSince = undefined;
    this.tell(true);
  }

  resume(epoch: number): void {
    if (epoch <= this.stoppedEpoch || !this.isHeld) return;
    this.isHeld = false;
    this.playsSince = this.queue.length > 0 ? this.timeline.now : undefined;
  }

  stop(epoch: number): void {
    this.timeline.after(STOP_MS, () => {
      this.catchUp();
      this.stoppedEpoch = Math.max(this.stoppedEpoch, epoch);
      this.queue = this.queue.filter((chunk) => chunk.epoch > epoch);
      this.isHeld = false;
      this.playsSince = this.queue.length > 0 ? this.timeline.now : undefined;
      if (this.position?.epoch === epoch) {
        this.tell(true);
        this.position = undefined;
      }
    });
  }

  /** The connection is gone: what there is falls silent. */
  forget(): void {
    this.catchUp();
    this.queue = [];
    this.position = undefined;
    this.playsSince = undefined;
    this.isHeld = false;
  }

  private keepReporting(): void {
    this.reportsUntil = this.timeline.now + 1_500;
    if (this.isReporting) return;
    this.isReporting = true;
    const tick = (): void => {
      this.catchUp();
      if (this.position) this.tell(this.isHeld || this.queue.length === 0);
      if (this.timeline.now < this.reportsUntil || this.queue.length > 0) this.timeline.after(REPORT_MS, tick);
      else this.isReporting = false;
    };
    this.timeline.after(REPORT_MS, tick);
  }

  private tell(stopped: boolean): void {
    if (this.position) this.report({ ...this.position, stopped });
  }

  /** Renders what has sounded since it last looked. */
  private catchUp(): void {
    if (this.playsSince === undefined || this.timeline.now <= this.playsSince) return;
    let samples = Math.floor(((this.timeline.now - this.playsSince) / 1000) * this.rate);
    this.playsSince = this.timeline.now;
    for (let chunk = this.queue[0]; chunk && samples > 0; chunk = this.queue[0]) {
      const part = Math.min(samples, chunk.samples);
      this.render(chunk, part);
      samples -= part;
      if (part === chunk.samples) this.queue.shift();
      else this.queue[0] = { ...chunk, firstSample: chunk.firstSample + part, samples: chunk.samples - part };
    }
    if (this.queue.length === 0) this.playsSince = undefined;
  }

  private render({ epoch, segment, firstSample }: Chunk, samples: number): void {
    const key = `${epoch}/${segment}`;
    if ((this.sounded.get(key) ?? 0) !== firstSample) throw new Error(`segment ${key} goes on at the wrong sample`);
    this.sounded.set(key, firstSample + samples);
    if (epoch <= this.stoppedEpoch) this.staleSamples += samples;
    this.position = { epoch, segment, rendered: firstSample + samples, stopped: false };
  }
}
