import type { SpeechCeiling } from '@repartee/proto';
import { SpeechCeiling as SpeechCeilingSchema } from '@repartee/proto';
import { z } from 'zod';

import type { SpeechUnit } from './speech-units.js';

const prices = ['heardMinute', 'spokenCharacters', 'tokensIn', 'tokensOut'] as const;

/** What a person writes: empty for no limit, a comma or a point, spaces between thousands. */
export interface CeilingFields {
  limits: Record<SpeechUnit, string>;
  prices: Record<(typeof prices)[number], string>;
}

const written = (value: number | null | undefined): string => (value === null || value === undefined ? '' : `${value}`);

export const fieldsOf = (ceiling: SpeechCeiling): CeilingFields => ({
  limits: {
    heardMinutes: written(ceiling.heardMinutes),
    spokenCharacters: written(ceiling.spokenCharacters),
    tokens: written(ceiling.tokens),
    amount: written(ceiling.amount),
  },
  prices: {
    heardMinute: written(ceiling.prices?.heardMinute),
    spokenCharacters: written(ceiling.prices?.spokenCharacters),
    tokensIn: written(ceiling.prices?.tokensIn),
    tokensOut: written(ceiling.prices?.tokensOut),
  },
});

/** Takes over what has changed meanwhile, in the fields that still stand as they were. */
export const refreshFields = (fields: CeilingFields, before: CeilingFields, now: CeilingFields): void => {
  for (const group of ['limits', 'prices'] as const) {
    const [own, old, fresh]: Record<string, string>[] = [fields[group], before[group], now[group]];
    for (const [name, value] of Object.entries(fresh ?? {})) if (own && own[name] === old?.[name]) own[name] = value;
  }
};

const NumberOrNone = z.string().transform((text, context): number | null => {
  const plain = text.replace(/\s/gu, '').replace(',', '.');
  if (plain === '') return null;
  if (/^\d+(\.\d+)?$/u.test(plain)) return Number(plain);
  context.addIssue({ code: 'custom', message: 'a number' });
  return z.NEVER;
});

/** The fields as the ceiling that is sent. Prices that are left empty are nothing, where any is given. */
export const CeilingForm = z
  .object({
    limits: z.object({
      heardMinutes: NumberOrNone,
      spokenCharacters: NumberOrNone,
      tokens: NumberOrNone,
      amount: NumberOrNone,
    }),
    prices: z.object({
      heardMinute: NumberOrNone,
      spokenCharacters: NumberOrNone,
      tokensIn: NumberOrNone,
      tokensOut: NumberOrNone,
    }),
  })
  .transform((fields, context): SpeechCeiling => {
    const given = prices.some((price) => fields.prices[price] !== null);
    const priced = Object.fromEntries(prices.map((price) => [price, fields.prices[price] ?? 0]));
    const checked = SpeechCeilingSchema.safeParse({ ...fields.limits, prices: given ? priced : null });
    if (checked.success) return checked.data;
    for (const issue of checked.error.issues) {
      const [first, ...rest] = issue.path;
      const path = first === 'prices' ? ['prices', rest[0] ?? 'heardMinute'] : ['limits', first ?? 'amount'];
      context.addIssue({ code: 'custom', path, message: issue.message });
    }
    return z.NEVER;
  });
