import { fromPcm } from '../capture/frames.js';
import type { PlayerOrder } from './player-order.js';
import { Playback } from './playback.js';

/** Runs in the sound thread: plays what it is sent, and reports what it has rendered. */
class Player extends AudioWorkletProcessor {
  private readonly playback = new Playback(sampleRate);

  constructor(options: AudioWorkletNodeOptions) {
    super(options);
    this.port.onmessage = ({ data }: MessageEvent<PlayerOrder>) => {
      this.carryOut(data);
      this.tell();
    };
  }

  process(_inputs: Float32Array[][], [channels = []]: Float32Array[][]): boolean {
    const [first, ...others] = channels;
    if (first) this.playback.render(first);
    if (first) for (const other of others) other.set(first);
    this.tell();
    return true;
  }

  private carryOut(order: PlayerOrder): void {
    switch (order.act) {
      case 'play':
        return this.playback.take({ ...order.chunk, samples: fromPcm(order.chunk.pcm) });
      case 'from':
        return this.playback.from(order.epoch);
      case 'hold':
        return this.playback.hold(order.epoch);
      case 'resume':
        return this.playback.resume(order.epoch);
      case 'stop':
        return this.playback.stop(order.epoch);
      case 'settle':
        return this.playback.settle();
      default:
        return order satisfies never;
    }
  }

  private tell(): void {
    for (const report of this.playback.told()) this.port.postMessage(report);
  }
}

registerProcessor('repartee-player', Player);
