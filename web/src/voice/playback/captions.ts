import type { ChunkFrame, SegmentFrame } from '@repartee/proto';

import type { Report } from './playback.js';

type Word = ChunkFrame['words'][number];

interface Segment {
  text: string;
  shown: boolean;
  words: readonly Word[];
}

/** The captions of the persona's turn: what has sounded so far, and where the player is. */
export interface Captions {
  epoch: number;
  segments: ReadonlyMap<number, Segment>;
  at: { segment: number; rendered: number } | null;
}

export const noCaptions: Captions = { epoch: -1, segments: new Map(), at: null };

/** Another epoch is another turn; what is of an older one is late. */
const inEpoch = (captions: Captions, epoch: number): Captions | null => {
  if (epoch < captions.epoch) return null;
  return epoch === captions.epoch ? captions : { ...noCaptions, epoch };
};

const withSegment = (captions: Captions, segment: number, change: (known: Segment) => Segment): Captions => {
  const known = captions.segments.get(segment) ?? { text: '', shown: false, words: [] };
  return { ...captions, segments: new Map(captions.segments).set(segment, change(known)) };
};

export const withText = (captions: Captions, { epoch, segment, text, shown }: SegmentFrame): Captions => {
  const current = inEpoch(captions, epoch);
  return current ? withSegment(current, segment, ({ words }) => ({ text, shown, words })) : captions;
};

export const withWords = (captions: Captions, { epoch, segment, words }: Omit<ChunkFrame, 'pcm'>): Captions => {
  const current = inEpoch(captions, epoch);
  if (!current || words.length === 0) return captions;
  return withSegment(current, segment, (known) => ({ ...known, words: [...known.words, ...words] }));
};

export const withReport = (captions: Captions, { epoch, segment, rendered }: Report): Captions =>
  epoch === captions.epoch ? { ...captions, at: { segment, rendered } } : captions;

/**
 * What can be read by now. A word is there as it begins to sound; where nobody knows when words sound, a segment is there
 * with its first sample. Segments that are read rather than heard are there at once, and so are all while no sound comes
 * out.
 */
export const readable = ({ segments, at }: Captions, isSilent = false): string =>
  [...segments.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, segment]) => (isSilent ? segment.text : begun(segment, number, at)))
    .filter((text) => text !== '')
    .join(' ');

const begun = ({ text, shown, words }: Segment, number: number, at: Captions['at']): string => {
  if (shown || (at && number < at.segment)) return text;
  if (at?.segment !== number || at.rendered === 0) return '';
  if (words.length === 0) return text;
  const last = words.findLast(({ start }) => start < at.rendered);
  const isLast =
    last !== undefined && words.every(({ to }) => to <= last.to) && !/[\p{L}\p{N}]/u.test(text.slice(last.to));
  return text.slice(0, isLast ? undefined : (last?.to ?? 0));
};
