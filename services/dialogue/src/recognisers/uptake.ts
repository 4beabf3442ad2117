import type { Analysis } from './analysis.js';
import { hitsIn } from './analysis.js';
import { contentStem, sharedCount } from './ground.js';
import type { Ground } from './ground.js';
import type { Reflection } from './reflection.js';

const acknowledging = new Set(
  [
    'yes',
    'okay',
    'right',
    'exactly',
    'good',
    'great',
    'correct',
    'true',
    'sure',
    'perfect',
    'nice',
    'so',
    'mhm',
    'oh',
    'excellent',
  ].concat([
    'oui',
    'daccord',
    'accord',
    'bien',
    'exactement',
    'effectivement',
    'parfait',
    'juste',
    'donc',
    'ah',
    'vrai',
    'absolument',
  ]),
);
const pointing = new Set([
  'that',
  'this',
  'it',
  'those',
  'these',
  'they',
  'ca',
  'ce',
  'cette',
  'cet',
  'ces',
  'en',
  'y',
  'le',
  'la',
]);

/**
 * How much a turn builds on the counterpart's last one, 0 to 1: what it gives back of it (saturating with the count),
 * a reflection, a question that follows up, and an opening that takes it up. Weights were fitted by hand.
 */
export function uptakeOf(turn: Analysis, ground: Ground, reflections: readonly Reflection[]): number {
  if (turn.words.length === 0) return 0;
  const shared = sharedCount(ground, 0, turn.words.length - 1);
  const share = ground.size === 0 ? 0 : Math.min(1, shared / Math.min(ground.size, 6));
  const given = 0.45 * (1 - 0.55 ** shared) + 0.15 * share;
  const sum = given + reflected(reflections) + followsUp(turn, ground) + takesUp(turn) + builds(turn);
  return Math.round(Math.min(1, sum) * 100) / 100;
}

function reflected(reflections: readonly Reflection[]): number {
  if (reflections.length === 0) return 0;
  return reflections.some(({ kind }) => kind === 'complex') ? 0.2 : 0.15;
}

/** A question about what was said: it holds words of it, or points to it ("how did that happen"). */
function followsUp(turn: Analysis, ground: Ground): number {
  const strengths = turn.questions.map(({ first, last, kind }) => {
    if (sharedCount(ground, first, last) > 0) return kind === 'open' ? 0.2 : 0.12;
    const points = turn.words.slice(first, last + 1).some(({ text }) => pointing.has(text));
    return points || last - first < 3 ? (kind === 'open' ? 0.12 : 0.06) : 0.02;
  });
  return Math.max(0, ...strengths);
}

/** Opens with an assent, or grants or thanks for what was said. */
function takesUp(turn: Analysis): number {
  const opens = acknowledging.has(turn.words[0]?.text ?? '') ? 0.08 : 0;
  const granted = hitsIn(turn, 'agreement').some(({ own, denied }) => own && !denied) ? 0.04 : 0;
  const disputed = hitsIn(turn, 'disagreement').some(({ own }) => own) ? 0.04 : 0;
  return opens + Math.max(granted, disputed);
}

/** There is something of its own in the turn: a bare "okay" builds on nothing. */
function builds({ words, language }: Analysis): number {
  const content = new Set(words.flatMap(({ text }) => contentStem(text, language) ?? []));
  return 0.12 * (1 - 0.9 ** content.size);
}
