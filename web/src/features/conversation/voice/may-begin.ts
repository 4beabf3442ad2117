/** Browsers let sound through only after the learner has done something on the page, which a reload forgets. */
export const mayBegin = (): boolean =>
  'userActivation' in navigator && (navigator.userActivation as { hasBeenActive: boolean }).hasBeenActive;
