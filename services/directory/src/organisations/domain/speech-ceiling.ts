import { create } from '@bufbuild/protobuf';
import type { SpeechCeiling } from '@repartee/proto';
import { directoryV1 } from '@repartee/proto';

/** The ceiling as it is on record. */
export function ceilingOf(ceiling: directoryV1.SpeechCeiling | undefined): SpeechCeiling {
  const prices = ceiling?.prices;
  return {
    heardMinutes: ceiling?.heardMinutes ?? null,
    spokenCharacters: ceiling?.spokenCharacters ?? null,
    tokens: ceiling?.tokens ?? null,
    amount: ceiling?.amount ?? null,
    prices: prices
      ? {
          heardMinute: prices.heardMinute,
          spokenCharacters: prices.spokenCharacters,
          tokensIn: prices.tokensIn,
          tokensOut: prices.tokensOut,
        }
      : null,
  };
}

export function ceilingSet({ prices, ...limits }: SpeechCeiling): directoryV1.SpeechCeilingSet {
  const set = Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== null));
  return create(directoryV1.SpeechCeilingSetSchema, { ceiling: { ...set, ...(prices && { prices }) } });
}

export const isSameCeiling = (one: SpeechCeiling, other: SpeechCeiling): boolean =>
  JSON.stringify(ceilingOf(ceilingSet(one).ceiling)) === JSON.stringify(ceilingOf(ceilingSet(other).ceiling));
