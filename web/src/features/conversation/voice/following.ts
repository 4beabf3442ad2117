import type { OpenVoice } from '@repartee/proto';

import type { Phase } from '../conversation.js';

/** The conversation as far as its voice has to keep up with it. */
export interface Followed {
  /** Microphone and sound were turned on here. */
  isOn: boolean;
  phase: Phase;
  isPaused: boolean;
  sessionId: string | undefined;
  /** Null where it is typed. */
  mode: OpenVoice['mode'] | null;
}

export interface FollowingParts {
  microphone: {
    /** Does nothing where it is open. */
    open: () => Promise<void>;
    close: () => void;
    /** It can't be had, and was said to be. */
    isFaulty: () => boolean;
  };
  voice: {
    /** Known once it is open: the server can make something of what the microphone hears. */
    hears: () => boolean;
    open: (sessionId: string, mode: OpenVoice['mode']) => Promise<void>;
    lost: () => void;
    /** What was said here is of no use any more. */
    left: () => void;
    isOpen: () => boolean;
  };
}

/** With these the conversation is not held here any more, and nobody is to be listened to. */
const GONE: readonly Phase[] = ['ended', 'taken_over', 'refused'];

/**
 * Keeps microphone and voice with the conversation: both go where another window takes it, and both come back where the
 * learner goes on here.
 */
export const createFollowing = ({ microphone, voice }: FollowingParts) => {
  /** How often it went: it may while the voice is being opened, and be back before that is answered. */
  let gone = 0;
  return async ({ isOn, phase, isPaused, sessionId, mode }: Followed): Promise<void> => {
    if (GONE.includes(phase)) {
      gone += 1;
      microphone.close();
      voice.left();
    } else if (phase !== 'open') voice.lost();
    else if (isOn && !isPaused && sessionId !== undefined && mode !== null && !voice.isOpen()) {
      const before = gone;
      await voice.open(sessionId, mode);
      // Nobody is asked for a microphone that nothing can be made of.
      if (gone === before && voice.hears() && !microphone.isFaulty()) void microphone.open();
    }
  };
};
