import { shallowRef } from 'vue';

export type RecogniserFault = 'denied' | 'failed' | 'silence';

/** The browser's recogniser: runs until it is stopped, and tells all words since it was started. */
export interface RecogniserPort {
  start: () => void;
  /** What it still has of the words so far comes before `ended`. */
  stop: () => void;
}

export interface SpeakerPort {
  /** Whatever was being said before is cut off. */
  speak: (text: string) => void;
  stop: () => void;
}

export interface BrowserTalkParts {
  recogniser: RecogniserPort;
  speaker: SpeakerPort;
  /** Gives the words as a turn. */
  say: (text: string) => void;
  /** Runs something later; returns the way to call it off. */
  later: (ms: number, run: () => void) => () => void;
}

/** So long after the last word the turn is over: people who rehearse pause to think. */
export const TURN_OVER_MS = 1600;
/** A recogniser that was stopped and does not end has said all it will. */
export const LAST_WORDS_MS = 1000;
/** One that ends is started again after so long, so that one that cannot run does not spin. */
export const START_AGAIN_MS = 300;
const FAILURES_TO_TYPING = 2;

/**
 * A conversation by the browser's own speech: it listens while the learner may speak, and is deaf while the persona's
 * voice is in the room, since nothing takes its echo out of what a browser recognises. The learner's key stops the persona.
 */
export const createBrowserTalk = ({ recogniser, speaker, say, later }: BrowserTalkParts) => {
  const hearing = shallowRef('');
  const isSpeaking = shallowRef(false);
  const isMuted = shallowRef(false);
  const isTalking = shallowRef(false);
  const fault = shallowRef<'denied' | null>(null);
  const typingOnly = shallowRef(false);
  let isOn = false;
  let run: 'off' | 'on' | 'ending' = 'off';
  /** Words of this turn from before the recogniser was last started. */
  let kept = '';
  /** The turn is given as soon as the recogniser has ended; or was given before it had. */
  let isFinishing = false;
  let isGiven = false;
  let failures = 0;
  /** Replies that came while the learner was speaking, or while one of these was being said; in order. */
  let held: string[] = [];
  let saysHeld = false;
  let callOff = (): void => {};

  const wants = (): boolean =>
    isOn && !isSpeaking.value && !typingOnly.value && fault.value === null && (!isMuted.value || isTalking.value);

  const end = (): void => {
    if (run !== 'on') return;
    run = 'ending';
    recogniser.stop();
  };

  const follow = (): void => {
    if (!wants()) return end();
    if (run !== 'off') return;
    run = 'on';
    recogniser.start();
  };

  const forget = (): string => {
    const words = hearing.value.trim();
    callOff();
    isFinishing = false;
    kept = '';
    hearing.value = '';
    return words;
  };

  const speakNow = (text: string): void => {
    isSpeaking.value = true;
    follow();
    speaker.speak(text);
  };

  const speakHeld = (): void => {
    const next = held.shift();
    saysHeld = next !== undefined;
    if (next !== undefined) speakNow(next);
  };

  const give = (): void => {
    isGiven = run !== 'off';
    const words = forget();
    if (words !== '') say(words);
    if (!isSpeaking.value) speakHeld();
  };

  const finish = (): void => {
    callOff();
    if (run === 'off') return give();
    isFinishing = true;
    callOff = later(LAST_WORDS_MS, give);
    end();
  };

  const waitForMore = (): void => {
    callOff();
    if (hearing.value !== '' && !isTalking.value) callOff = later(TURN_OVER_MS, finish);
  };

  const spoken = (): void => {
    isSpeaking.value = false;
    speakHeld();
    follow();
  };

  const stop = (): void => {
    if (!isSpeaking.value) return;
    held = [];
    speaker.stop();
    spoken();
  };

  return {
    hearing,
    isSpeaking,
    isMuted,
    isTalking,
    fault,
    typingOnly,
    turnOn: (): void => {
      isOn = true;
      fault.value = null;
      follow();
    },
    speakAgain: (): void => {
      failures = 0;
      typingOnly.value = false;
      follow();
    },
    /** What was heard until then is given: it waits where it can't be sent. */
    turnOff: (): void => {
      isOn = false;
      stop();
      held = [];
      give();
      follow();
    },
    /** Waits for a learner who is speaking, and for what has waited before it. */
    speak: (text: string): void => {
      if (isTalking.value || hearing.value !== '' || (isSpeaking.value && saysHeld)) held.push(text);
      else speakNow(text);
    },
    /** The speaker is done, or cannot speak: the words stand on the screen. */
    spoken,
    stop,
    /** All words since the recogniser was started. */
    heard: (text: string): void => {
      if (run === 'off' || isGiven || isSpeaking.value) return;
      failures = 0;
      hearing.value = `${kept} ${text}`.trim();
      if (!isFinishing) waitForMore();
    },
    /** The recogniser has ended, by itself or because it was stopped. */
    ended: (because: RecogniserFault | null): void => {
      if (because === 'denied') fault.value = 'denied';
      if (because === 'failed' && (failures += 1) >= FAILURES_TO_TYPING) typingOnly.value = true;
      run = 'off';
      isGiven = false;
      kept = hearing.value;
      if (isFinishing) give();
      else waitForMore();
      later(START_AGAIN_MS, follow);
    },
    mute: (muted: boolean): void => {
      isMuted.value = muted;
      if (muted) finish();
      else follow();
    },
    press: (): void => {
      isTalking.value = true;
      callOff();
      stop();
      follow();
    },
    release: (): void => {
      if (!isTalking.value) return;
      isTalking.value = false;
      finish();
    },
  };
};

export type BrowserTalk = ReturnType<typeof createBrowserTalk>;
