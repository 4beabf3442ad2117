import type { PageQuery } from '@repartee/proto';

/** The page of a whole list that begins after the thing with this key (its id unless told); a key that is gone begins anew. */
export function pageOf<Item extends { id: string }>(
  found: readonly Item[],
  { after, limit }: PageQuery,
  keyOf: (item: Item) => string = ({ id }) => id,
): { items: Item[]; next: string | null } {
  const start = after === undefined ? 0 : found.findIndex((item) => keyOf(item) === after) + 1;
  const items = found.slice(start, start + limit);
  const last = items.at(-1);
  return { items, next: last && start + limit < found.length ? keyOf(last) : null };
}
