import type { CeilingStanding, SpeechCeiling, SpeechPrices } from '@repartee/proto';

import type { SpeechUse } from './use.js';

const MINUTE_MS = 60_000;
const MILLION = 1_000_000;
/** The share of a limit from which administrators are warned. */
const NEAR = 0.8;

/** In the currency of the prices. */
export function amountOf({ heardMs, spokenCharacters, tokensIn, tokensOut }: SpeechUse, prices: SpeechPrices): number {
  return (
    (heardMs / MINUTE_MS) * prices.heardMinute +
    (spokenCharacters * prices.spokenCharacters + tokensIn * prices.tokensIn + tokensOut * prices.tokensOut) / MILLION
  );
}

/** Of the limit that is used up most, 1 for all of it; null where there is none. */
export function shareUsed(use: SpeechUse, { heardMinutes, spokenCharacters, tokens, amount, prices }: SpeechCeiling) {
  const of = (used: number, limit: number | null): number[] => (limit === null ? [] : [used / limit]);
  const shares = [
    ...of(use.heardMs / MINUTE_MS, heardMinutes),
    ...of(use.spokenCharacters, spokenCharacters),
    ...of(use.tokensIn + use.tokensOut, tokens),
    ...(prices ? of(amountOf(use, prices), amount) : []),
  ];
  return shares.length === 0 ? null : Math.max(...shares);
}

export function standingOf(share: number | null): CeilingStanding {
  if (share === null || share < NEAR) return 'open';
  return share < 1 ? 'near' : 'reached';
}
