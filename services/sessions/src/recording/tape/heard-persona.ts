import type { VoiceInputOf, VoiceOutputOf } from '../../voice/domain/index.js';

/** A player reports every 100 ms, and its reports take their time: so much of a gap is none. */
const JITTER_MS = 250;

type Chunk = Pick<VoiceOutputOf<'send_chunk'>, 'epoch' | 'segment' | 'firstSample'> & { pcm: Uint8Array };
type Report = Pick<VoiceInputOf<'playout'>, 'epoch' | 'segment' | 'rendered'>;

/**
 * The persona's sound as it was heard: what was sent and the player says that it has rendered, at the time at which it
 * sounded. What was cut off, and what nobody has reported, was not heard.
 */
export class HeardPersona {
  private sent: Chunk[] = [];
  /** Session time at which what was placed so far ends. */
  private untilMs = -Infinity;

  /** `rate`: samples a second. */
  constructor(private readonly rate: number) {}

  send({ epoch, segment, firstSample, pcm }: Chunk): void {
    this.sent = this.sent.filter((chunk) => chunk.epoch === epoch);
    this.sent.push({ epoch, segment, firstSample, pcm });
  }

  /** What has become heard by this report, which came at this session time; undefined where that is nothing. */
  played(report: Report, atMs: number): { atMs: number; pcm: Uint8Array } | undefined {
    const pieces: Uint8Array[] = [];
    this.sent = this.sent.flatMap((chunk) => {
      const samples = renderedOf(chunk, report);
      if (samples > 0) pieces.push(chunk.pcm.subarray(0, samples * 2));
      return restOf(chunk, samples);
    });
    const pcm = Buffer.concat(pieces);
    if (pcm.byteLength === 0) return undefined;
    const lengthMs = (pcm.byteLength / 2 / this.rate) * 1000;
    const beganMs = atMs - lengthMs;
    const placedMs = beganMs - this.untilMs > JITTER_MS ? beganMs : Math.max(0, this.untilMs);
    this.untilMs = placedMs + lengthMs;
    return { atMs: placedMs, pcm };
  }
}

/** Samples of the chunk that were rendered by then, from its first on. */
function renderedOf({ epoch, segment, firstSample, pcm }: Chunk, report: Report): number {
  if (epoch !== report.epoch || segment > report.segment) return 0;
  const samples = pcm.byteLength / 2;
  return segment < report.segment ? samples : Math.min(samples, Math.max(0, report.rendered - firstSample));
}

function restOf(chunk: Chunk, samples: number): Chunk[] {
  if (samples === 0) return [chunk];
  const pcm = chunk.pcm.subarray(samples * 2);
  return pcm.byteLength === 0 ? [] : [{ ...chunk, firstSample: chunk.firstSample + samples, pcm }];
}
