import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, sameSentence } from './found.js';
import type { Found } from './found.js';

/** What was heard, listed: words that give back, then three things or more ("what I hear is the noise, the pay and ..."). */
export function findListing(turn: Analysis): Found[] {
  return hitsIn(turn, 'reflection_stem')
    .filter((hit) => hit.own && !hit.denied && hit.last > hit.first && lists(turn, hit))
    .map((hit) => foundAt('summary', hit));
}

const joining = new Set(['and', 'or', 'et', 'ou']);

/** A comma that parts things, and a joining word after the last of them. */
function lists(turn: Analysis, stem: Hit): boolean {
  let parted = false;
  for (let at = stem.last + 1; at < turn.words.length && sameSentence(turn, at, stem.first); at += 1) {
    const { text = '', before = '' } = turn.words[at] ?? {};
    if (parted && joining.has(text)) return true;
    parted ||= before.includes(',') && !joining.has(text) && !opensAfterStem(turn, stem, at);
  }
  return false;
}

/** "If I understand you, the noise ...": the first comma only ends the words that give back. */
function opensAfterStem({ words }: Analysis, stem: Hit, at: number): boolean {
  return !words.slice(stem.last + 1, at).some(({ before }) => before.includes(',')) && at - stem.last <= 3;
}
