import type { z } from 'zod';

import { suggestion } from './closest.js';
import { nameOf } from './thing-names.js';

type Issue = z.core.$ZodIssue;

export interface SchemaMessage {
  path: readonly PropertyKey[];
  message: string;
}

/** What the schema found, in sentences that name the thing, say what is wrong with it and how to mend it. */
export function schemaMessages(issues: readonly Issue[], value: unknown): SchemaMessage[] {
  return issues.flatMap((issue) => messagesOf(issue, [], value));
}

function messagesOf(issue: Issue, above: readonly PropertyKey[], value: unknown): SchemaMessage[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') return nearestBranch(issue, path, value);
  const thing = nameOf(path, value);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, path, value) }));
  return [{ path, message: `${thing} ${complaint(issue, valueAt(value, path))}` }];
}

/** Of several shapes, the one that was most probably meant: whose complaints lie deepest, then fewest. */
function nearestBranch(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
  value: unknown,
): SchemaMessage[] {
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((inner) => inner.path.length));
  const [branch] = [...issue.errors].sort((one, other) => depth(other) - depth(one) || one.length - other.length);
  if (!branch) return [{ path, message: `${nameOf(path, value)} has none of the shapes it may have` }];
  return branch.flatMap((inner) => messagesOf(inner, path, value));
}

function complaint(issue: Issue, found: unknown): string {
  if (found === undefined && issue.code !== 'custom') return 'is missing; add it';
  switch (issue.code) {
    case 'invalid_type':
      return `is ${kindOf(found)} where ${article(issue.expected)} is needed${quotationHint(issue.expected, found)}`;
    case 'invalid_value':
      return `is ${JSON.stringify(found)}; it may be ${oneOf(issue.values)}${suggestion(String(found), issue.values.map(String))}`;
    case 'invalid_format':
      return `is ${JSON.stringify(found)}; write ${issue.message}`;
    case 'too_small':
      return `${amountOf(found)}; at least ${issue.minimum} needed`;
    case 'too_big':
      return `${amountOf(found)}; at most ${issue.maximum} allowed`;
    default:
      return issue.message;
  }
}

function quotationHint(expected: string, found: unknown): string {
  const isScalar = typeof found === 'number' || typeof found === 'boolean';
  return expected === 'string' && isScalar ? '; put it in quotation marks' : '';
}

function unknownKey(key: string, path: readonly PropertyKey[], value: unknown): string {
  const siblings = Object.keys(valueAt(value, path) ?? {}).filter((sibling) => sibling !== key);
  const hint = siblings.length === 0 ? '' : ` (beside ${siblings.map((sibling) => `"${sibling}"`).join(', ')})`;
  const remedy =
    valueAt(value, [...path, key]) === null
      ? 'a comma ends a text between braces, so put a text with a comma in quotation marks'
      : 'take it out or correct its name';
  return `${nameOf(path, value)} has the key "${key}", which has no meaning here${hint}; ${remedy}`;
}

function amountOf(found: unknown): string {
  if (Array.isArray(found)) return `has ${found.length} ${found.length === 1 ? 'entry' : 'entries'}`;
  if (typeof found === 'string') return found.trim() === '' ? 'is empty' : `has ${found.length} letters`;
  return `is ${String(found)}`;
}

function kindOf(found: unknown): string {
  if (found === null) return 'empty';
  return Array.isArray(found) ? 'a list' : article(typeof found);
}

function article(kind: string): string {
  const names: Record<string, string> = {
    object: 'a group of keys',
    string: 'a text',
    array: 'a list',
    int: 'a whole number',
  };
  return names[kind] ?? `a ${kind}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.map(String).join(', ');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}
