import { describe, expect, it } from 'vitest';

import { english } from './english.js';
import { french } from './french.js';
import type { Messages } from './gather.js';

const keysOf = (messages: Messages, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );

const textOf = (messages: Messages, key: string): string =>
  key.split('.').reduce<string | Messages>((at, part) => (at as Messages)[part] ?? '', messages) as string;

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

const sources = import.meta.glob<string>(['../**/*.{vue,ts}', '!../**/*.spec.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('messages in French', () => {
  it('stand apart from their signs by one narrow space that never breaks', () => {
    const wrong = keysOf(french).filter((key) =>
      /\u00a0|(?<![\u202f?!.…])[?!;»]|«(?!\u202f)|(?<!\u202f):(?=\s|$)|(?<!\u202f)%|[“”]/u.test(textOf(french, key)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('messages in two languages', () => {
  it('have the same keys', () => {
    expect(keysOf(french).sort()).toEqual(keysOf(english).sort());
  });

  it('name the same values', () => {
    const differing = keysOf(english).filter(
      (key) => placeholders(textOf(english, key)).join() !== placeholders(textOf(french, key)).join(),
    );
    expect(differing).toEqual([]);
  });

  it('use the apostrophe of print, and in French the spaces of print', () => {
    const typed = (messages: Messages, wrong: RegExp) =>
      keysOf(messages).filter((key) => wrong.test(textOf(messages, key)));
    expect(typed(english, /'/)).toEqual([]);
    expect(typed(french, /'| [:;?!»]|« /)).toEqual([]);
  });

  it('hold every key that a page asks for by name', () => {
    const known = new Set(keysOf(english));
    const asked = Object.values(sources).flatMap((source) =>
      [...source.matchAll(/\bt\(\s*'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map((match) => match[1] ?? ''),
    );
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
  });
});
