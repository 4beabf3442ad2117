import type { OwnViewSentence } from '@repartee/proto';

const SAID = '{said}';

export interface SaidPart {
  text: string;
  isSaid: boolean;
}

/** A sentence cut where it takes up the learner's words, with these in their place; an ellipsis where they are gone. */
export const quoteSaid = ({ text, evidence }: OwnViewSentence): SaidPart[] =>
  text
    .split(SAID)
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [{ text: evidence.quote.trim() || '…', isSaid: true }]),
      { text: part, isSaid: false },
    ])
    .filter((part) => part.text !== '');
