import type { Analysis } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { PlayLexicon } from '../play-lexicon.js';
import { stemOf } from '../text/stem.js';
import type { Found } from './found.js';

/** Rows of a keyboard, read both ways: runs of four keys are no word. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];
const runs = new Set(
  rows.flatMap((row) => {
    const both = [row, [...row].reverse().join('')];
    return both.flatMap((keys) => Array.from({ length: keys.length - 3 }, (_, at) => keys.slice(at, at + 4)));
  }),
);
const real = new Set(['were', 'tree', 'property', 'treat', 'power', 'poiu', 'rewe']);
const noVowel = /^[^aeiouy\d]{4,}$/;
const repeated = /(.)\1{3,}|^(..?)\2{2,}$/;
const crowded = /[^aeiouy\d]{6,}/;

/** Nothing that can be understood: no words, one filler, or mostly keys struck at random. */
export function findUnclear(turn: Analysis): Found[] {
  const { words } = turn;
  const whole: Found[] = [{ cue: 'unclear', first: 0, last: Math.max(0, words.length - 1) }];
  if (words.length === 0) return whole;
  const fillers = hitsIn(turn, 'filler').length;
  if (fillers >= words.length && words.length <= 3) return whole;
  const mashed = words.filter(({ text, number }) => !number && isMashed(text)).length;
  return mashed * 2 >= words.length || isLonelyLetter(turn) ? whole : [];
}

function isMashed(text: string): boolean {
  if (text.length < 4 || real.has(text)) return false;
  if (noVowel.test(text) || repeated.test(text) || crowded.test(text)) return true;
  if (text.length < 5 && !runs.has(text)) return false;
  return countRuns(text) * 4 >= text.length;
}

function countRuns(text: string): number {
  let count = 0;
  for (let at = 0; at + 4 <= text.length; at += 1) if (runs.has(text.slice(at, at + 4))) count += 1;
  return count;
}

/** A turn of a single stray letter. */
const isLonelyLetter = ({ words }: Analysis): boolean =>
  words.length === 1 && words[0]?.number === false && words[0].text.length === 1 && !'ky'.includes(words[0].text);

const fewest = 4;
const foreign = 2;
/** Cues that move a conversation on whatever it is about. */
const onTopic = new Set(
  [
    'apology',
    'emotion_acknowledged',
    'summary',
    'commitment',
    'next_step',
    'threat',
    'insult',
    'blame',
    'dismissal',
    'greeting',
  ].concat(
    [
      'empty_reassurance',
      'thanks',
      'farewell',
      'introduction',
      'permission_asked',
      'out_of_role',
      'unclear',
      'small_talk',
    ],
    ['reflection_simple', 'reflection_complex', 'refusal', 'proposal', 'unasked_advice', 'concrete_evidence'],
  ),
);

/** Nothing of the scenario, and several words of some other subject. */
export function findOffTopic(turn: Analysis, lexicon: PlayLexicon, found: ReadonlySet<string>): Found[] {
  const { words } = turn;
  if (words.length < fewest || [...found].some((cue) => onTopic.has(cue))) return [];
  const elsewhere = hitsIn(turn, 'elsewhere').some(({ first }) => !isKnown(words[first]?.text ?? '', turn, lexicon));
  const unknown = new Set(words.filter((word) => isForeign(word.text, turn, lexicon)).map(({ text }) => text)).size;
  const known = words.some(({ text }) => isKnown(text, turn, lexicon) && !turn.pack.commonWords.has(text));
  const strays = elsewhere ? !known || unknown > foreign : !known && unknown >= foreign;
  return strays ? [{ cue: 'off_topic', first: 0, last: words.length - 1 }] : [];
}

function isKnown(text: string, { pack, language }: Analysis, { vocabulary }: PlayLexicon): boolean {
  return !pack.functionWords.has(text) && vocabulary.has(stemOf(text, language));
}

function isForeign(text: string, turn: Analysis, lexicon: PlayLexicon): boolean {
  const { functionWords, commonWords } = turn.pack;
  if (functionWords.has(text) || commonWords.has(text) || /^\d/.test(text)) return false;
  return !isKnown(text, turn, lexicon);
}
