/** So many frames may wait for the detector: half a second. */
export const WAITING_MOST = 16;
/** A page that stood still gives many at once, which it works off: only so many in a row with too many waiting count. */
export const BEHIND_AFTER = 32;

export interface JudgingParts<Frame> {
  judge: (frame: Frame) => Promise<void>;
  /** It can't keep up with sound, and judges no more. Told once. */
  onBehind: () => void;
}

/** Has frames judged one after the other, for as long as the detector keeps up with them. */
export const createJudging = <Frame>({ judge, onBehind }: JudgingParts<Frame>) => {
  let judging = Promise.resolve();
  let waiting = 0;
  let late = 0;
  let isBehind = false;

  return (frame: Frame): void => {
    if (isBehind) return;
    late = waiting >= WAITING_MOST ? late + 1 : 0;
    if (late >= BEHIND_AFTER) {
      isBehind = true;
      return onBehind();
    }
    waiting += 1;
    judging = judging
      .then(() => (isBehind ? undefined : judge(frame)))
      .catch(() => {})
      .finally(() => (waiting -= 1));
  };
};
