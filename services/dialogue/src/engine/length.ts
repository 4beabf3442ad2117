import type { Language } from '@repartee/proto';
import type { Moment } from './condition.js';
import type { ReplyPart } from './dialogue-state.js';
import type { Prepared } from './prepare.js';
import { timesTold } from './speak.js';
import type { Unit } from './unit.js';

/** Longer than this nobody talks at a stretch. */
export const mostWords = 45;

/** "Don't" and "l'atelier" are one word each. */
export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0;

const measured = new WeakMap<Unit, Partial<Record<Language, readonly number[]>>>();

/** How long the wordings of a unit are, the shortest first; a slot counts as nothing. */
const lengthsOf = (unit: Unit, language: Language): readonly number[] => {
  const known = measured.get(unit) ?? {};
  measured.set(unit, known);
  known[language] ??= unit.lines[language]
    .map((line) => wordsIn(line.replace(/\{\w+\}/g, ' ')))
    .toSorted((one, other) => one - other);
  return known[language];
};

/**
 * Words that suffice to say a part now, whichever of its wordings are spent: of one said twice already, the third
 * shortest is at hand for sure. By counts alone, so that it never depends on how things were worded.
 */
export const wordsFor = (prepared: Prepared, moment: Moment, { unit: id, slots }: ReplyPart): number => {
  const unit = prepared.units.get(id);
  if (!unit) return 0;
  const lengths = lengthsOf(unit, moment.language);
  const inSlots = Object.values(slots).reduce((sum, value) => sum + wordsIn(value), 0);
  return inSlots + (lengths[Math.min(timesTold(moment, id), lengths.length - 1)] ?? 0);
};
