import type { SpeechCeiling, SpeechMonth } from '@repartee/proto';

export const speechUnits = ['heardMinutes', 'spokenCharacters', 'tokens', 'amount'] as const;
export type SpeechUnit = (typeof speechUnits)[number];

/** What a month has used of a unit; null for an amount without prices. */
export const usedOf = (month: SpeechMonth, unit: SpeechUnit): number | null =>
  unit === 'tokens' ? month.tokensIn + month.tokensOut : month[unit];

/** The units worth a picture: an amount only where there are prices. */
export const shownUnits = ({ prices }: SpeechCeiling): SpeechUnit[] =>
  speechUnits.filter((unit) => unit !== 'amount' || prices !== null);
