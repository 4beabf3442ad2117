import { z } from 'zod';

const Most = z.number().int().min(1).max(4_000_000_000).nullable();
const Price = z.number().min(0).max(1_000_000);

/** What providers ask for: for a minute that they hear, and for a million characters or tokens. In whatever currency. */
export const SpeechPrices = z.strictObject({
  heardMinute: Price,
  spokenCharacters: Price,
  tokensIn: Price,
  tokensOut: Price,
});
export type SpeechPrices = z.infer<typeof SpeechPrices>;

/**
 * `PUT /api/organisation/speech-ceiling` -> Written (administrators): what conversations may use of providers of speech in a
 * calendar month of the organisation. Null has no limit. `tokens` count both ways; `amount` is in the currency of the prices.
 */
export const SpeechCeiling = z
  .strictObject({
    heardMinutes: Most,
    spokenCharacters: Most,
    tokens: Most,
    amount: z.number().positive().max(1_000_000_000).nullable(),
    prices: SpeechPrices.nullable(),
  })
  .refine(({ amount, prices }) => amount === null || prices !== null, {
    path: ['prices'],
    error: 'give the prices that the amount is reckoned with',
  });
export type SpeechCeiling = z.infer<typeof SpeechCeiling>;

export const noCeiling: SpeechCeiling = {
  ...{ heardMinutes: null, spokenCharacters: null, tokens: null, amount: null, prices: null },
};

/** What providers were asked for. `amount` is by the prices that hold now; null where there are none. */
export const SpeechMonth = z.object({
  /** 2026-03, in the time zone of the organisation. */
  month: z.string(),
  heardMinutes: z.number().min(0),
  spokenCharacters: z.number().int().min(0),
  tokensIn: z.number().int().min(0),
  tokensOut: z.number().int().min(0),
  amount: z.number().min(0).nullable(),
});
export type SpeechMonth = z.infer<typeof SpeechMonth>;

/** `near` from four fifths of any limit on; `reached`: new conversations have no speech of this server for the rest of the month. */
export const CeilingStanding = z.enum(['open', 'near', 'reached']);
export type CeilingStanding = z.infer<typeof CeilingStanding>;

/** `GET /api/sessions/speech-use` (administrators): this month, then those before it, newest first; of all conversations together. */
export const SpeechUse = z.object({
  months: z.array(SpeechMonth).min(1),
  ceiling: SpeechCeiling,
  standing: CeilingStanding,
  /** Of the limit that is used up most, 1 for all of it; null where there is none. */
  share: z.number().min(0).nullable(),
});
export type SpeechUse = z.infer<typeof SpeechUse>;
