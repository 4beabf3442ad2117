import { foldedWords } from '../../domain/overlap/words.js';

/** A word with a capital where no sentence, quotation or line begins: a name, or what is spelled like one. */
const named = /(?<=[\p{L}\p{N}%,;'’)]\s)\p{Lu}[\p{L}\p{N}]+/gu;

/** What anybody says with a capital. */
const common = new Set(['im', 'ive', 'id', 'ill', 'ok', 'okay', 'mr', 'mrs', 'ms', 'dr', 'mme', 'mlle', 'english', 'french', 'god']); // prettier-ignore

/** Names in a text that none of the other texts has, as they are compared. */
export function strangeNames(text: string, known: readonly string[]): string[] {
  const familiar = new Set(known.flatMap(foldedWords));
  const names = (text.match(named) ?? []).flatMap(foldedWords);
  return names.filter((name) => !familiar.has(name) && !common.has(name));
}
