import type { Language, Lines, Move, Stance } from '@repartee/proto';
import type { Holds } from './condition.js';

/** Something the persona can say, with its wordings; every sentence of a reply is a line of one unit. */
export interface Unit {
  id: string;
  lines: Readonly<Record<Language, readonly string[]>>;
  /** Slots that some wording in some language names; the unit waits until each can be filled. */
  slots: readonly string[];
  /** Empty: in any stance. */
  stances: readonly Stance[];
  holds: Holds;
  /** The most specific unit that holds wins. */
  specificity: number;
  /** Some wording in some language asks, be it only for effect. */
  questions: boolean;
}

export interface PointUnit extends Unit {
  move: Move;
  topic: string | null;
  answers: readonly string[];
  refuses: readonly string[];
  /** Stands only as an answer, and is never volunteered. */
  onlyAsked: boolean;
  asks: string | null;
  /** `hidden`: what it tells is worth telling unasked once it may be told. */
  reveals: { fact: string; depth: 'hint' | 'whole'; hidden: boolean } | null;
}

export const slotsIn = (lines: Lines): string[] => [
  ...new Set(
    [...lines.en, ...lines.fr].flatMap((line) => [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')),
  ),
];

const always: Holds = () => true;

export const unit = (id: string, lines: Lines, more: Partial<Unit> = {}): Unit => ({
  id,
  lines,
  slots: slotsIn(lines),
  stances: [],
  holds: always,
  specificity: 0,
  questions: [...lines.en, ...lines.fr].some((line) => line.includes('?')),
  ...more,
});
