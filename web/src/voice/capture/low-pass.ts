/** The modified Bessel function of the first kind, order 0, by its series. */
const bessel0 = (x: number): number => {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};

export interface LowPass {
  /** Up to here everything passes, from there on nothing does; in cycles a sample, below 0.5. */
  pass: number;
  stop: number;
  /** How much is left of what is stopped, in dB below. */
  attenuationDb: number;
}

/**
 * A linear-phase low-pass filter of odd length whose taps add up to 1: a sinc under Kaiser's window. Length and shape of
 * the window by Kaiser's own formulas (J. F. Kaiser, 1974; Oppenheim and Schafer, Discrete-Time Signal Processing, 7.5).
 */
export const lowPass = ({ pass, stop, attenuationDb }: LowPass): Float64Array => {
  const beta = 0.1102 * (attenuationDb - 8.7);
  const width = 2 * Math.PI * (stop - pass);
  const half = Math.ceil((attenuationDb - 8) / (2.285 * width) / 2);
  const cutoff = (pass + stop) / 2;
  const taps = Float64Array.from({ length: 2 * half + 1 }, (_, index) => {
    const at = index - half;
    const sinc = at === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * at) / (Math.PI * at);
    return sinc * bessel0(beta * Math.sqrt(1 - (at / half) ** 2));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
};
