import type { Ref } from 'vue';

import type { MicrophoneFault } from '../../../voice/capture/microphone-fault.js';
import type { Activity } from '../conversation.js';
import type { Keeping, SpokenNotice } from './spoken-conversation.js';

type Readable<Value> = Readonly<Ref<Value>>;

/** What the page shows and does of a conversation that is spoken, whoever listens and speaks: server or browser. */
export interface SpokenView {
  /** This conversation is spoken at all. */
  isSpoken: Readable<boolean>;
  /** The persona is heard, and nothing is understood of what is said: one types. */
  listensOnly: Readable<boolean>;
  /** Microphone and sound were turned on. */
  isOn: Readable<boolean>;
  /** The learner can be heard now. */
  isReady: Readable<boolean>;
  /** What is said arrives: between a loss of the connection and the voice's being opened again it does not. */
  isLive: Readable<boolean>;
  /** What becomes of it meanwhile; null where it arrives, or nothing does. */
  keeping: Readable<Keeping | null>;
  /** The microphone listens without the key. */
  isFree: Readable<boolean>;
  isMuted: Readable<boolean>;
  isTalking: Readable<boolean>;
  /** The persona's words can be heard, not only read. */
  isHeard: Readable<boolean>;
  /** No sound comes out of this page although the persona speaks. */
  isSilent: Readable<boolean>;
  turnSoundOn: () => Promise<void>;
  /** How the persona is shown; null where the typed conversation says. */
  shownAs: Readable<Activity | null>;
  /** Of the persona's turn, what can be read by now; empty where the last turn on record stands. */
  caption: Readable<string>;
  /** What is understood of the learner so far. */
  hearing: Readable<string>;
  notice: Readable<SpokenNotice | null>;
  fault: Readable<MicrophoneFault | null>;
  isDead: Readable<boolean>;
  /** Of the microphone, 0 to 1; null where nobody measures it. */
  meter: Readable<number | null>;
  /** Speech is not understood any more. */
  typingOnly: Readable<boolean>;
  /** There is something to try it again with. */
  maySpeakAgain: Readable<boolean>;
  speakAgain: () => void;
  turnOn: () => Promise<void>;
  press: () => void;
  release: () => void;
  letGo: () => void;
  mute: (muted: boolean) => void;
  stopPersona: () => void;
  /** The learner writes. */
  typing: () => void;
  dismiss: () => void;
}
