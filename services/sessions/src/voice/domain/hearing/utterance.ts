/** One stretch of the learner's voice, as their detector or their key marks it off, on the server's clock. */
export interface Utterance {
  id: number;
  /** The page's sample that it began with. */
  sample: number;
  startedAt: number;
  /** Null while the voice is there. */
  endedAt: number | null;
  /** How much of it was voice, by the detector. */
  voicedMs: number;
  /** As much of the same voice as was heard in utterances before. */
  voicedBefore: number;
  /** As much of it as was counted while the persona still sounded. */
  voicedOver: number;
  /** The loudest frame, dBFS. */
  levelDb: number;
  /** When the detector was last heard of. */
  reportedAt: number;
  /** The learner held the key: it is meant, and ends when the key does. */
  byKey: boolean;
  /** The persona's sound was in the room when it began: it may be its echo. */
  overPersona: boolean;
  /** It began while the persona had the floor, and does not have it yet. */
  isAside: boolean;
  text: string;
  /** As much of it as the recogniser will hardly take back. */
  sure: string;
  /** The recogniser is done with it. */
  isFinal: boolean;
}

export const isOver = ({ endedAt }: Utterance): boolean => endedAt !== null;

/** The voice that is there now. */
export const openUtterance = (utterances: readonly Utterance[]): Utterance | undefined =>
  utterances.find((one) => !isOver(one));

/** What the learner has said since their last turn, what is said aside left out. */
export const turnSoFar = (utterances: readonly Utterance[]): Utterance[] =>
  utterances.filter(({ isAside }) => !isAside);

export const asides = (utterances: readonly Utterance[]): Utterance[] => utterances.filter(({ isAside }) => isAside);

export const wordsOf = (utterances: readonly Utterance[]): string =>
  utterances
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ');

export const changed = (utterances: readonly Utterance[], id: number, change: Partial<Utterance>): Utterance[] =>
  utterances.map((one) => (one.id === id ? { ...one, ...change } : one));
