/** The page of a whole list that begins after the thing with this id; a key that is gone begins anew. */
export function pageOf<Item extends { id: string }>(
  found: readonly Item[],
  { after, limit }: { after?: string | undefined; limit: number },
): { items: Item[]; next: string | null } {
  const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const items = found.slice(start, start + limit);
  const isLast = start + limit >= found.length;
  return { items, next: isLast ? null : (items.at(-1)?.id ?? null) };
}

/** The page out of rows that were asked for with one more than its limit. */
export function nextOf<Item extends { id: string }>(found: readonly Item[], limit: number) {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
