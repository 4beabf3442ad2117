import { fieldFaultOf } from '@repartee/proto';
import type { z } from 'zod';

import type { FieldProblem } from './problem-error.js';

type Issue = z.core.$ZodIssue;

/**
 * For parsing: what to do about a complaint that the schema itself has no words for. The library's own texts tell how
 * it is built, not what to do.
 */
export const wordsOfIssue: z.core.$ZodErrorMap = (issue) => {
  const raw = issue as Issue;
  return fieldFaultOf(faultPartsOf(raw), issue.input) === 'missing' ? 'fill this in' : remedyOf(raw, issue.input);
};

/**
 * Each complaint as a field and a sentence; keys that have no meaning are fields of their own. Where one of several
 * shapes is asked for, the complaints are those of the shape that was meant. Parse with `reportInput`.
 */
export function fieldProblemsOf(issue: Issue, within: readonly string[] = []): FieldProblem[] {
  const path = [...within, ...issue.path.map(String)];
  const meant = issue.code === 'invalid_union' ? shapeMeant(issue.errors) : undefined;
  if (meant) return meant.flatMap((one) => fieldProblemsOf(one, path));
  const fault = fieldFaultOf(faultPartsOf(issue), issue.input);
  const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
  return fields.map((field) => ({ field: field.join('.'), message: sentence(issue.message), fault }));
}

const strangers = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);

/** The one that knows most of the keys that were given, then the one with least to put right. */
function shapeMeant(shapes: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const [first] = shapes.toSorted((one, other) => strangers(one) - strangers(other) || one.length - other.length);
  return first;
}

/** Three fields are enough to begin with; all of them are in `errors`. */
export function detailOf(problems: readonly FieldProblem[]): string {
  const told = problems.slice(0, 3).map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  const others = problems.length - told.length;
  const more = others === 0 ? [] : [`${others} more ${others === 1 ? 'field needs' : 'fields need'} putting right.`];
  return [...told, ...more].join(' ');
}

function faultPartsOf(issue: Issue): { code: string; origin?: string } {
  return { code: issue.code, ...('origin' in issue && { origin: issue.origin }) };
}

function remedyOf(issue: Issue, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `give ${KINDS[issue.expected] ?? 'a value of another kind'}`;
    case 'invalid_value':
      return `give ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `write ${FORMATS[issue.format] ?? 'it in the form that is asked for'}`;
    case 'too_small':
      return bound('at least', Number(issue.minimum), issue.origin);
    case 'too_big':
      return bound('at most', Number(issue.maximum), issue.origin);
    case 'unrecognized_keys':
      return 'leave this out; it has no meaning here';
    default:
      return input === undefined ? 'fill this in' : 'write it in the form that is asked for';
  }
}

function bound(side: 'at least' | 'at most', limit: number, origin: string): string {
  const amount = limit.toLocaleString('en');
  if (origin === 'string') return `write ${side} ${amount} ${limit === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `choose ${side} ${amount}`;
  return `give a number of ${side} ${amount}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object of named fields',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address such as ana@example.org',
  date: 'a day such as 2026-03-02',
  datetime: 'a time in UTC such as 2026-03-02T09:30:00.000Z',
  uuid: 'a UUID',
};
