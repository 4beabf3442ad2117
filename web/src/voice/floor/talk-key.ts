/** A press that is shorter is a tap: it lets one speak with free hands until the next one. */
export const TAP_MS = 300;

/** The key to talk: up, held down, or down by itself after a tap. `since`: when it went down. */
export type TalkKey = { is: 'up' } | { is: 'held'; since: number } | { is: 'locked' } | { is: 'unlocking' };

export const keyUp: TalkKey = { is: 'up' };

export const isDown = ({ is }: TalkKey): boolean => is !== 'up';

/** The key, or the button on the screen, is pressed. A key that is held repeats itself; that changes nothing. */
export const press = (key: TalkKey, at: number): TalkKey => {
  if (key.is === 'up') return { is: 'held', since: at };
  return key.is === 'locked' ? { is: 'unlocking' } : key;
};

export const release = (key: TalkKey, at: number): TalkKey => {
  if (key.is === 'held' && at - key.since < TAP_MS) return { is: 'locked' };
  return key.is === 'locked' ? key : keyUp;
};
