import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

import type { Detector } from './detector.js';
import { createDetector } from './detector.js';

const load = async (): Promise<Detector> => {
  const ort = await import('onnxruntime-web/wasm');
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  return createDetector(ort, async () => (await fetch(modelUrl)).arrayBuffer());
};

let detector: Promise<Detector> | null = null;

/**
 * Silero's detector, from files that are served with the page, once for as long as the page lives. Whoever types loads
 * nothing of it. Rejects where the browser cannot run it; the next call tries again.
 */
export const sileroDetector = (): Promise<Detector> => {
  detector ??= load().catch((error: unknown) => {
    detector = null;
    throw error;
  });
  return detector;
};
