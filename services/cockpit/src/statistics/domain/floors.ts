/** Nothing is shown of fewer learners; no verdict is given on fewer than the second (measurement: claim 5). */
export const groupFloor = 5;
export const verdictFloor = 10;

export type Withheld = 'group_floor' | 'remainder';

/**
 * Why a group's figure may not be shown. `remainder` is the number of learners in the group around it that are not in
 * it: where they are few, their figure could be computed from the two others. Null: it may be shown.
 */
export function withheldFor(learners: number, remainder = 0): Withheld | null {
  if (learners < groupFloor) return 'group_floor';
  return remainder > 0 && remainder < groupFloor ? 'remainder' : null;
}

/** A count of people that is shown only where it is nobody, or enough of them. */
export function countAboveFloor(count: number): number | null {
  return count === 0 || count >= groupFloor ? count : null;
}
