import playerUrl from './player.worklet.ts?worker&url';
import type { PlayerOrder } from './player-order.js';
import type { Report } from './playback.js';

/** Samples a second of the persona's sound where nothing else is said; the browser takes them to what the loudspeakers want. */
export const PLAY_RATE = 24_000;

export interface Player {
  order: (order: PlayerOrder) => void;
  /** Plays to another device, where the browser can; the empty string is the usual one. */
  playTo: (deviceId: string) => Promise<void>;
  close: () => void;
}

/** What browsers have that TypeScript's DOM library does not know yet. */
type SinkContext = AudioContext & { setSinkId?: (deviceId: string) => Promise<void> };

/** Whether the learner can choose what it is played to. */
export const canChooseOutput = (): boolean => 'AudioContext' in window && 'setSinkId' in AudioContext.prototype;

/** The player in the sound thread, of so many samples a second; every report of it is told. */
export const openPlayer = async (onReport: (report: Report) => void, sampleRate: number): Promise<Player> => {
  const context: SinkContext = new AudioContext({ latencyHint: 'interactive', sampleRate });
  await context.audioWorklet.addModule(playerUrl);
  const node = new AudioWorkletNode(context, 'repartee-player', { numberOfInputs: 0, outputChannelCount: [1] });
  node.port.onmessage = ({ data }: MessageEvent<Report>) => onReport(data);
  node.connect(context.destination);
  void context.resume();
  return {
    order: (order) => node.port.postMessage(order),
    playTo: (deviceId) => context.setSinkId?.(deviceId) ?? Promise.resolve(),
    close: () => void context.close(),
  };
};
