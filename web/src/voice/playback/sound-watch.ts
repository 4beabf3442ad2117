/** Sound that was let through has begun by then. */
export const BEGINS_WITHIN_MS = 1000;

/** As much of an AudioContext as tells whether sound comes out of it: `running`, or anything else. */
export type Sounding = EventTarget & { readonly state: string };

/**
 * Tells when no sound comes out, and when it does again: a browser may not let it begin before the learner has done
 * something, and may suspend, interrupt or close it at any time. Returns the way to stop watching.
 */
export const watchSound = (context: Sounding, told: (isSilent: boolean) => void): (() => void) => {
  let hasBegun = context.state === 'running';
  const look = (): void => {
    hasBegun ||= context.state === 'running';
    if (hasBegun) told(context.state !== 'running');
  };
  const timer = window.setTimeout(() => {
    hasBegun = true;
    look();
  }, BEGINS_WITHIN_MS);
  context.addEventListener('statechange', look);
  return () => {
    window.clearTimeout(timer);
    context.removeEventListener('statechange', look);
  };
};
