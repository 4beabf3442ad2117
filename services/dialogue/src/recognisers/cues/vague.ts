import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';

/** Times that bind to none. "Soon" and "shortly" still say that it is at hand. */
const vague =
  /(?:^| )(?:some ?time|some ?day|at some point|one of these days|one day or another|when i can|when we can|when i get round to it|as soon as possible|un jour ou (?:le? )?autre|un de ces jours|a le? ?occasion|quand je (?:peux|pourrai|pourrais)|quand (?:on|nous) (?:peut|pouvons|pourra|pourrons)|des que possible|au plus vite|a un moment ou (?:a )?un autre)(?: |$)/;

/** Whether the sentence of a word puts what it says off to a time that nobody could name. */
export function isVague({ words, sentences }: Analysis, at: number): boolean {
  const { first, last } = sentences[words[at]?.sentence ?? -1] ?? { first: 0, last: -1 };
  return vague.test(
    words
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' '),
  );
}

const knowing = wordSet('say know tell promise sure dire sais sait savons promettre sur certain certaine');
const asking = wordSet('when whether if how what where who quand si comment ou qui');

/** "I can't say when we'll decide", "je ne sais pas si je viendrai": what is not known is not taken on. */
export function isUnknown({ words, negated }: Analysis, first: number): boolean {
  if (!asking.has(words[first - 1]?.text ?? '')) return false;
  return words.some(
    ({ text, sentence }, at) =>
      at < first && sentence === words[first]?.sentence && knowing.has(text) && (negated[at] ?? false),
  );
}
