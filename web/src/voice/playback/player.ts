import playerUrl from './player.worklet.ts?worker&url';
import type { PlayerOrder } from './player-order.js';
import type { Report } from './playback.js';
import { watchSound } from './sound-watch.js';

/** Samples a second of the persona's sound where nothing else is said; the browser takes them to what the loudspeakers want. */
export const PLAY_RATE = 24_000;

export interface Player {
  order: (order: PlayerOrder) => void;
  /** Plays to another device, where the browser can; the empty string is the usual one. */
  playTo: (deviceId: string) => Promise<void>;
  /** Lets sound through again. False where it can't be any more: another player is needed. */
  resume: () => Promise<boolean>;
  close: () => void;
}

export interface PlayerTold {
  report: (report: Report) => void;
  /** Whether sound comes out: browsers stop it, or never let it begin. */
  silent: (isSilent: boolean) => void;
}

/** What browsers have that TypeScript's DOM library does not know yet. */
type SinkContext = AudioContext & { setSinkId?: (deviceId: string) => Promise<void> };

/** Whether the learner can choose what it is played to. */
export const canChooseOutput = (): boolean => 'AudioContext' in window && 'setSinkId' in AudioContext.prototype;

/** The player in the sound thread, of so many samples a second; what becomes of it is told. */
export const openPlayer = async (told: PlayerTold, sampleRate: number): Promise<Player> => {
  const context: SinkContext = new AudioContext({ latencyHint: 'interactive', sampleRate });
  await context.audioWorklet.addModule(playerUrl);
  const node = new AudioWorkletNode(context, 'repartee-player', { numberOfInputs: 0, outputChannelCount: [1] });
  node.port.onmessage = ({ data }: MessageEvent<Report>) => told.report(data);
  node.connect(context.destination);
  const unwatch = watchSound(context, told.silent);
  void context.resume();
  return {
    order: (order) => node.port.postMessage(order),
    playTo: (deviceId) => context.setSinkId?.(deviceId) ?? Promise.resolve(),
    resume: () => {
      if (context.state === 'closed') return Promise.resolve(false);
      return context.resume().then(
        () => true,
        () => false,
      );
    },
    close: () => {
      unwatch();
      void context.close().catch(() => {});
    },
  };
};
