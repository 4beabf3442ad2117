import type { Silero as SileroModel } from '@ricky0123/vad-web/dist/models/silero.js';

export interface Detector {
  /** How likely it is that somebody speaks in this frame of 512 samples at 16 kHz; frames come in their order. */
  judge: (samples: Float32Array) => Promise<number>;
  /** Forgets what it has heard so far. */
  reset: () => void;
}

type Runtime = Parameters<typeof SileroModel.new>[0];

/** Silero's detector of that model, on that runtime. */
export const createDetector = async (ort: Runtime, bytes: () => Promise<ArrayBuffer>): Promise<Detector> => {
  const { Silero } = await import('@ricky0123/vad-web/dist/models/silero.js');
  // More threads need a page that is isolated from all others, and save nothing for a model of this size.
  ort.env.wasm.numThreads = 1;
  const model = await Silero.new(ort, bytes);
  return { judge: async (samples) => (await model.process(samples)).isSpeech, reset: model.reset_state };
};
