import { FrameCutter, downmix } from './frames.js';
import { Resampler } from './resampler.js';

/** Runs in the sound thread: what the microphone gives, as numbered frames at the rate in `processorOptions.rate`. */
class Capture extends AudioWorkletProcessor {
  private readonly cutter = new FrameCutter();
  private readonly resampler: Resampler;

  constructor(options: AudioWorkletNodeOptions) {
    super(options);
    const { rate } = options.processorOptions as { rate: number };
    this.resampler = new Resampler(sampleRate, rate);
  }

  process([channels = []]: Float32Array[][]): boolean {
    if (channels.length === 0) return true;
    for (const frame of this.cutter.push(this.resampler.push(downmix(channels))))
      this.port.postMessage(frame, [frame.pcm.buffer]);
    return true;
  }
}

registerProcessor('repartee-capture', Capture);
