/** Where a token of a voice stands in the text that it speaks: characters `from` to `to` (exclusive, UTF-16 units). */
export interface Place {
  from: number;
  to: number;
}

/** How many words a voice may say otherwise than they are written before one is found again. */
const WORDS_SKIPPED = 2;
/** What figures are spelled out with: where one is, these words may be part of it, and are none that follow. */
const spelledOut = new Set(
  (
    'and or to a an by per cent percent point minus oh zero one two three four five six seven eight nine ten eleven twelve ' +
    'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety ' +
    'hundred thousand million billion et ou à pour virgule moins zéro un une deux trois quatre cinq sept huit neuf dix ' +
    'onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante cents mille millions milliard'
  ).split(' '),
);
const edges = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
const letter = /[\p{L}\p{M}\p{N}]/u;
const apostrophes = /[\u2019\u02bc]/gu;

/**
 * Finds the tokens of a voice in its text, one after the other: each as a piece of the word that is next, or as a whole
 * word of those that follow at once. A number that is spelled out stands nowhere in the text, and its words are not looked
 * for among later ones, nor inside them: the record would claim all that stands before.
 */
export class WordPlaces {
  private readonly text: string;
  private from = 0;

  constructor(text: string) {
    // As long as before: places hold for the text as it was.
    this.text = text.replace(apostrophes, "'");
  }

  /** The place of the next token; undefined where it is not written there. */
  next(token: string): Place | undefined {
    const core = token.replace(apostrophes, "'").replace(edges, '');
    if (core === '') return undefined;
    const at = this.nextPiece(core) ?? this.nextWord(core);
    if (at === undefined) return undefined;
    this.from = at + core.length;
    return { from: at, to: this.from };
  }

  /** "2" and "5" of "25", or "do" and "n't" of "don't". */
  private nextPiece(core: string): number | undefined {
    const at = this.wordsAhead()[0]?.index;
    return at !== undefined && this.text.startsWith(core, at) ? at : undefined;
  }

  private nextWord(core: string): number | undefined {
    const words = this.wordsAhead();
    let skipped = 0;
    let isInFigures = false;
    for (const { index, word } of words) {
      const isOfFigures: boolean = /\p{N}/u.test(word) || (isInFigures && isSpelledOut(word));
      const at = wholeIn(word, core);
      if (at !== undefined && !(isInFigures && isSpelledOut(core))) return index + at;
      // However many words a figure has, the voice may say none of them as it is written.
      if (!isOfFigures || !isInFigures) skipped += 1;
      isInFigures ||= isOfFigures;
      if (skipped > WORDS_SKIPPED) return undefined;
    }
    return undefined;
  }

  /** What is left of the word that was begun, and the words after it. */
  private wordsAhead(): { index: number; word: string }[] {
    const ahead = this.text.slice(this.from);
    return [...ahead.matchAll(/\S+/gu)].flatMap(({ 0: word, index }) => {
      const begins = word.search(letter);
      return begins < 0 ? [] : [{ index: this.from + index + begins, word: word.slice(begins) }];
    });
  }
}

const isSpelledOut = (word: string): boolean =>
  word
    .toLowerCase()
    .replace(edges, '')
    .split('-')
    .every((part) => spelledOut.has(part));

/** Where a token stands in a word with nothing but marks around it. */
function wholeIn(word: string, core: string): number | undefined {
  for (let at = word.indexOf(core); at >= 0; at = word.indexOf(core, at + 1)) {
    const before = word.charAt(at - 1);
    const after = word.charAt(at + core.length);
    if (!letter.test(before) && !letter.test(after)) return at;
  }
  return undefined;
}
