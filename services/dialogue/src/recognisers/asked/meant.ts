import type { Likeness } from './likeness.js';
import { likeness } from './likeness.js';
import type { Terms } from './terms.js';
import type { Ways } from './ways.js';

/** What speaks for one of the scenario's questions besides the words asked with. */
export interface Evidence {
  /** Words that one of its patterns spans where the question was heard; 0 where none was found. */
  spans: number;
  /** Its topic is named there. */
  isNamed: boolean;
  /** It asks for the same sort of thing: a day, a sum, a reason. */
  isOfKind: boolean;
}

/**
 * Fitted on questions that readers typed in conversations with all personas, by the logarithm of the likelihood of the
 * question they meant among all that the scenario lists, and rounded.
 */
const weights = { found: 1.6, spans: 0.24, nearest: 3.9, near: 2.7, heard: 3.6, answered: 1.6, named: 1.5, kind: 0.75 };
const mostSpanned = 6;

/** Below it, and nearer than this to another that has another answer, nobody could tell what was meant. */
const leastScore = 4;
const leastLead = 0.3;

const score = (like: Likeness, { spans, isNamed, isOfKind }: Evidence): number =>
  (spans > 0 ? weights.found : 0) +
  weights.spans * Math.min(spans, mostSpanned) +
  weights.nearest * like.nearest +
  weights.near * like.near +
  weights.heard * like.heard +
  weights.answered * like.answered +
  (isNamed ? weights.named : 0) +
  (isOfKind ? weights.kind : 0);

interface Scored {
  id: string;
  score: number;
}

const best = (scored: readonly Scored[]): Scored | undefined =>
  scored.reduce<Scored | undefined>((found, one) => (found && found.score >= one.score ? found : one), undefined);

/** Where nobody wrote down how they are asked, questions are known by their patterns alone: by topic, kind and length. */
const byPatterns = (ids: readonly string[], evidenceOf: (id: string) => Evidence): string | undefined => {
  const found = ids.flatMap((id): Scored[] => {
    const { spans, isNamed, isOfKind } = evidenceOf(id);
    return spans > 0 ? [{ id, score: (isNamed ? 100 : 0) + (isOfKind ? 10 : 0) + spans }] : [];
  });
  return best(found)?.id;
};

/** What a question is compared by. */
export interface Compared {
  terms: Terms;
  /** Those that the turn has put already are compared by its own words alone. */
  ofTaken?: { taken: ReadonlySet<string>; own: Terms };
}

/** The question of the scenario that was meant, or undefined where none stands out. */
export function meantBy(
  ways: Ways,
  { terms, ofTaken }: Compared,
  mayBe: (id: string) => boolean,
  evidenceOf: (id: string) => Evidence,
): string | undefined {
  if (ways.ways.length === 0) return byPatterns(ways.ids.filter(mayBe), evidenceOf);
  const isTaken = (id: string): boolean => ofTaken?.taken.has(id) === true;
  const alike = [
    ...likeness(ways, terms).filter(({ id }) => !isTaken(id)),
    ...(ofTaken && ofTaken.taken.size > 0 ? likeness(ways, ofTaken.own).filter(({ id }) => isTaken(id)) : []),
  ];
  const scored = alike
    .filter(({ id }) => mayBe(id))
    .map((like) => ({ id: like.id, score: score(like, evidenceOf(like.id)) }));
  const first = best(scored);
  if (!first || first.score < leastScore) return undefined;
  const rival = best(scored.filter(({ id }) => id !== first.id && !ways.areAnsweredAlike(first.id, id)));
  return rival && first.score - rival.score < leastLead ? undefined : first.id;
}
