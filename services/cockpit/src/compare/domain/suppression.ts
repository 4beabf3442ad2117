import type { Withheld } from '../../statistics/domain/floors.js';
import { groupFloor } from '../../statistics/domain/floors.js';

/** A part of a whole that may be shown too: a team of its site, a site of the organisation. */
export interface Part {
  id: string;
  learners: number;
}

/**
 * Which parts of a whole may not be shown beside it and beside one another. Parts under the floor are withheld; where
 * they hold fewer learners together than the floor, what is missing could be computed from the rest, so the smallest
 * other parts are withheld with them until it cannot (the remainder rule).
 */
export function withheldParts(parts: readonly Part[]): Map<string, Withheld> {
  const present = parts.filter(({ learners }) => learners > 0);
  const withheld = new Map<string, Withheld>();
  let hidden = 0;
  for (const { id, learners } of present)
    if (learners < groupFloor) {
      withheld.set(id, 'group_floor');
      hidden += learners;
    }
  const shown = present.filter(({ id }) => !withheld.has(id)).sort(bySize);
  while (hidden > 0 && hidden < groupFloor && shown.length > 0) {
    const next = shown.shift();
    if (!next) break;
    withheld.set(next.id, 'remainder');
    hidden += next.learners;
  }
  return withheld;
}

function bySize(one: Part, other: Part): number {
  return one.learners - other.learners || (one.id < other.id ? -1 : 1);
}
