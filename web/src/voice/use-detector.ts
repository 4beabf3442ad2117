import { CAPTURE_RATE } from '@repartee/proto';
import { onScopeDispose } from 'vue';

import { FRAME_SAMPLES } from './capture/frames.js';
import type { Detector } from './detection/detector.js';
import { createJudging } from './detection/judging.js';
import { sileroDetector } from './detection/silero.js';
import type { Judged } from './detection/voice-marks.js';
import type { HeardFrame } from './use-microphone.js';

const FRAME_MS = (FRAME_SAMPLES / CAPTURE_RATE) * 1000;

/**
 * What the detector makes of each frame it is given, told in their order for as long as the component lives, and that it
 * can't keep up with them.
 */
export const useDetector = (onJudged: (frame: Omit<Judged, 'captured'>) => void, onBehind: () => void = () => {}) => {
  let detector: Detector | null = null;
  let isDisposed = false;

  /** False where this browser has none: then only the key can tell who speaks. */
  const load = async (): Promise<boolean> => {
    try {
      detector = await sileroDetector();
      detector.reset();
      return true;
    } catch {
      return false;
    }
  };

  const judge = async ({ sample, samples, levelDb }: HeardFrame): Promise<void> => {
    const likely = (await detector?.judge(samples)) ?? 0;
    if (!isDisposed) onJudged({ sample, samples: samples.length, likely, levelDb });
  };

  onScopeDispose(() => (isDisposed = true));
  return { load, hear: createJudging({ judge, frameMs: FRAME_MS, now: () => performance.now(), onBehind }) };
};
