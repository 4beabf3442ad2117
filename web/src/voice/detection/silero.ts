import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

export interface Detector {
  /** How likely it is that somebody speaks in this frame of 512 samples at 16 kHz; frames come in their order. */
  judge: (samples: Float32Array) => Promise<number>;
  /** Forgets what it has heard so far. */
  reset: () => void;
}

const load = async (): Promise<Detector> => {
  const [ort, { Silero }] = await Promise.all([
    import('onnxruntime-web/wasm'),
    import('@ricky0123/vad-web/dist/models/silero.js'),
  ]);
  // More threads need a page that is isolated from all others, and save nothing for a model of this size.
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  const model = await Silero.new(ort, async () => (await fetch(modelUrl)).arrayBuffer());
  return { judge: async (samples) => (await model.process(samples)).isSpeech, reset: model.reset_state };
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
