import type { Conversation } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';
import { z } from 'zod';

const seconds = z.number().min(0).nullish();

const TurnLine = z
  .object({
    speaker: z.enum(['learner', 'counterpart'], 'is neither "learner" nor "counterpart"'),
    text: z.string('is not a text'),
    start_s: seconds,
    end_s: seconds,
  })
  .refine(({ start_s, end_s }) => (start_s ?? 0) <= (end_s ?? Infinity), 'ends before it starts');

const ConversationLine = z.object(
  {
    id: z.union([z.string().min(1), z.number()], 'is missing'),
    language: z
      .string()
      .regex(/^(en|fr)\b/i, 'is neither en nor fr')
      .nullish(),
    turns: z.array(TurnLine, 'is not a list of turns').min(1, 'has no turn'),
  },
  'is not a conversation',
);

export interface ParsedLine {
  id: string | number;
  conversation: Conversation;
}

/** A line that can't be scored; the message says where and why. */
export class BadLine extends Error {
  override name = 'BadLine';
}

/** Some editors begin a file with one. */
const byteOrderMark = /^\ufeff/;

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(byteOrderMark, ''));
  } catch {
    throw new BadLine('is not JSON');
  }
}

const place = (path: PropertyKey[]) =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${place(path).replace(/^\./, '')} ${message}`;
}

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith('fr') ? 'fr' : 'en');

/**
 * Reads one line of JSON: `{id, language?, turns: [{speaker, text, start_s?, end_s?}]}`; other fields are left alone.
 * @throws BadLine
 */
export function parseConversationLine(line: string, usualLanguage?: Language): ParsedLine {
  const parsed = ConversationLine.safeParse(parseJson(line));
  if (!parsed.success) throw new BadLine(parsed.error.issues.slice(0, 3).map(describe).join('; '));
  const { id, language, turns } = parsed.data;
  const spoken = language ? languageOf(language) : usualLanguage;
  return {
    id,
    conversation: {
      ...(spoken && { language: spoken }),
      turns: turns.map(({ speaker, text, start_s, end_s }) => ({
        speaker,
        text,
        ...(typeof start_s === 'number' && { startS: start_s }),
        ...(typeof end_s === 'number' && { endS: end_s }),
      })),
    },
  };
}
