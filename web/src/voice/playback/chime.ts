const SECONDS = 0.6;
const LEVEL = 0.2;
/** A fifth, one after the other: C5 and G5. */
const HERTZ = [523.25, 783.99] as const;

/** A short sound to try loudspeakers with, 16 bits a sample. */
export const chime = (rate: number): Uint8Array<ArrayBuffer> => {
  const length = Math.round(rate * SECONDS);
  const pcm = Int16Array.from({ length }, (_, at) => {
    const isSecond = at >= length / 2;
    const since = (at - (isSecond ? length / 2 : 0)) / rate;
    const decay = Math.exp(-since * 9) * Math.min(1, since * 200);
    return 32_767 * LEVEL * decay * Math.sin(2 * Math.PI * HERTZ[isSecond ? 1 : 0] * since);
  });
  return new Uint8Array(pcm.buffer);
};
