/** Over so many frames the cost of one is levelled out: a page that stood still for a moment is not slow for that. */
const LEVELLED_OVER = 64;

export interface JudgingParts<Frame> {
  judge: (frame: Frame) => Promise<void>;
  /** How long a frame lasts, in milliseconds: a detector that takes longer for each falls ever further behind. */
  frameMs: number;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
  /** It can't keep up with sound, and judges no more. Told once. */
  onBehind: () => void;
}

/**
 * Has frames judged one after the other, for as long as the detector keeps up with them. What it takes is measured, not
 * how many wait: it works on the page's own thread, and while it does no other frame arrives.
 */
export const createJudging = <Frame>({ judge, frameMs, now, onBehind }: JudgingParts<Frame>) => {
  let judging = Promise.resolve();
  let costMs = 0;
  let isBehind = false;

  const judgeOne = async (frame: Frame): Promise<void> => {
    if (isBehind) return;
    const began = now();
    await judge(frame);
    costMs += (now() - began - costMs) / LEVELLED_OVER;
    if (costMs <= frameMs) return;
    isBehind = true;
    onBehind();
  };

  return (frame: Frame): void => {
    judging = judging.then(() => judgeOne(frame)).catch(() => {});
  };
};
