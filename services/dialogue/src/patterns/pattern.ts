import type { Language } from '@repartee/proto';
import { fold } from '../recognisers/text/fold.js';
import { piecesOf } from '../recognisers/text/words.js';

/** A word a pattern expects, as it is compared; with `stem`, any word that begins so. */
export interface PatternWord {
  text: string;
  stem: boolean;
}

/** One place of a pattern: a gap of up to three words, or a word (or several, as in "don't") out of a choice. */
export type Step =
  | { gap: true; optional: false }
  | {
      gap: false;
      optional: boolean;
      exact: ReadonlySet<string>;
      stems: readonly string[];
      /** Endings of words; classes only. */
      endings: readonly string[];
      /** Words whose stem or ending was looked at before. */
      memo: Map<string, boolean>;
      /** Choices that are more than one word. */
      groups: readonly (readonly PatternWord[])[];
    };

export interface Pattern {
  source: string;
  steps: readonly Step[];
  /** It holds a negation itself, so that it may match under one. */
  negative: boolean;
}

/** How a class of words names any numeral in digits. */
export const numeral = '#';

/** Lists of words that patterns refer to as `<name>`; besides words they may hold `stem~`, `~ending` and `#`. */
export type WordClasses = Readonly<Record<string, readonly string[]>>;

/** A pattern that cannot be used; the message says which, why and what to write. */
export class PatternError extends Error {
  constructor(
    readonly source: string,
    problem: string,
  ) {
    super(`pattern "${source}": ${problem}`);
    this.name = 'PatternError';
  }
}

const negations: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['not', 'no', 'never', 'nothing', 'nobody', 'none', 'without', 'neither', 'nor', 'hardly']),
  fr: new Set(['pas', 'ne', 'n', 'jamais', 'rien', 'personne', 'aucun', 'aucune', 'sans', 'non', 'ni']),
};
const reference = /^<([a-z_]+)>$/;
const word = /^[\p{L}\p{M}\d][\p{L}\p{M}\d'’.,%-]*~?$/u;

/**
 * Prepares one pattern of the small language that `Patterns` describes; `<name>` stands for a class of words.
 * @throws PatternError where it is malformed
 */
export function compilePattern(source: string, language: Language, classes: WordClasses = noClasses): Pattern {
  const tokens = source.trim().split(/\s+/);
  const steps = tokens.map((token) => knownStep(token, { source, language, classes }));
  checkSteps(source, steps);
  return { source, steps, negative: steps.some((step) => !step.gap && !step.optional && isNegative(step, language)) };
}

interface Origin {
  source: string;
  language: Language;
  classes: WordClasses;
}

const noClasses: WordClasses = {};
const knownSteps = new WeakMap<WordClasses, Record<Language, Map<string, Step>>>();
const mostSteps = 20_000;

/** The same step for the same token: patterns share most of their words, and what was looked at in one is known in all. */
function knownStep(token: string, origin: Origin): Step {
  const ofClasses = knownSteps.get(origin.classes) ?? { en: new Map<string, Step>(), fr: new Map<string, Step>() };
  knownSteps.set(origin.classes, ofClasses);
  const known = ofClasses[origin.language];
  const step = known.get(token) ?? stepOf(token, origin);
  if (known.size < mostSteps) known.set(token, step);
  return step;
}

function stepOf(token: string, origin: Origin): Step {
  if (token === '*') return { gap: true, optional: false };
  const optional = token.endsWith('?');
  const choices = (optional ? token.slice(0, -1) : token).split('|').flatMap((choice) => choicesOf(choice, origin));
  const endings = choices.filter((choice) => choice.startsWith('~')).map((choice) => choice.slice(1));
  const phrases = choices.filter((choice) => !choice.startsWith('~')).map((choice) => phraseOf(choice, origin));
  const singles = phrases.flatMap((phrase) => (phrase.length === 1 ? phrase : []));
  return {
    gap: false,
    optional,
    exact: new Set(singles.filter(({ stem }) => !stem).map(({ text }) => text)),
    stems: singles.filter(({ stem }) => stem).map(({ text }) => text),
    endings,
    memo: new Map(),
    groups: phrases.filter((phrase) => phrase.length > 1),
  };
}

function choicesOf(choice: string, { source, classes }: Origin): readonly string[] {
  const name = reference.exec(choice)?.[1];
  if (name === undefined) {
    if (/^[~#]/.test(choice)) throw new PatternError(source, problemOf(choice));
    return [choice];
  }
  const listed = classes[name];
  if (!listed) throw new PatternError(source, `there is no class of words "${name}"; write the words, joined by "|"`);
  return listed;
}

function phraseOf(choice: string, { source, language }: Origin): PatternWord[] {
  if (choice === numeral) return [{ text: numeral, stem: false }];
  const phrase = choice.split(/[ _]/).flatMap((written): PatternWord[] => {
    if (!word.test(written)) throw new PatternError(source, problemOf(written));
    if (written.endsWith('~')) return stemOf(written.slice(0, -1), language);
    return written
      .split('-')
      .flatMap((part) => (/^\d/.test(part) ? [part] : piecesOf(part, language).map(({ text }) => text)))
      .map((text) => ({ text, stem: false }));
  });
  return phrase.filter(({ text }) => text !== '');
}

/** "l'expliqu~" begins with a whole word: only the last piece is a stem. */
function stemOf(written: string, language: Language): PatternWord[] {
  const texts = written.includes("'") ? piecesOf(written, language).map(({ text }) => text) : [fold(written)];
  return texts.map((text, index) => ({ text, stem: index === texts.length - 1 }));
}

function problemOf(written: string): string {
  if (written.startsWith('~')) return `"${written}": "~" comes after the beginning of a word, as in "deliver~"`;
  if (written === '') return 'an empty choice; write a word on both sides of "|"';
  if (written.includes('*')) return `"${written}": "*" stands alone, between spaces; for word beginnings write "stem~"`;
  if (written.includes('?')) return `"${written}": "?" comes last and makes the whole choice before it optional`;
  return `"${written}" is no word; use letters, digits, "|", "stem~", "*" and "?" only`;
}

function checkSteps(source: string, steps: readonly Step[]): void {
  if (steps[0]?.gap !== false || steps.at(-1)?.gap !== false)
    throw new PatternError(source, 'it begins or ends with "*"; begin and end with a word');
  if (steps.every((step) => step.gap || step.optional))
    throw new PatternError(source, 'every word is optional; leave "?" away from at least one');
  if (steps.some((step, index) => step.gap && steps[index + 1]?.gap))
    throw new PatternError(source, 'two "*" in a row; one stands for up to three words already');
}

function isNegative(step: Exclude<Step, { gap: true }>, language: Language): boolean {
  const negation = negations[language];
  return (
    [...step.exact].some((text) => negation.has(text)) ||
    step.groups.some((group) => group.some(({ text }) => negation.has(text)))
  );
}
