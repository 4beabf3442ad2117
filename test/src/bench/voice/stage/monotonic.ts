/** Milliseconds on the one clock that all processes of this machine share (CLOCK_MONOTONIC, as Python's time.monotonic). */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
