import { z } from 'zod';

/** What a chat model counts itself, at the end of its answer. */
const Counted = z.object({ prompt_tokens: z.number().int().min(0), completion_tokens: z.number().int().min(0) });

/** Of English and French, about: for a model that does not count, or that was given up before it could. */
const CHARACTERS_A_TOKEN = 4;

/** Tokens of one answer, by the model's own count, else estimated from what it was asked and what it has said so far. */
export function tokensOf(counted: unknown, { asked, worded }: { asked: string; worded: string }) {
  const own = Counted.safeParse(counted);
  if (own.success) return { tokensIn: own.data.prompt_tokens, tokensOut: own.data.completion_tokens };
  return { tokensIn: estimate(asked), tokensOut: estimate(worded) };
}

const estimate = (text: string): number => Math.ceil(text.length / CHARACTERS_A_TOKEN);
