/** Collections whose single thing is not simply the word without its s. */
const singular: Readonly<Record<string, string>> = {
  criteria: 'criterion',
  takes_up: 'take-up',
  recalls: 'recall',
  asks: 'question of the persona',
  questions: 'question of the learner',
  does_not_know: 'answer to what is not known',
  contradicts: 'contradiction',
  bad_news: 'bad news',
};

/** How an author calls what stands at the path: `lever "cost-breakdown": "cue"`, or the keys where nothing above has an id. */
export function nameOf(path: readonly PropertyKey[], value: unknown): string {
  const named = namedAncestor(path, value);
  if (!named) return path.length === 0 ? 'the file' : `"${dotted(path)}"`;
  const rest = path.slice(named.length);
  return rest.length === 0 ? named.name : `${named.name}: "${dotted(rest)}"`;
}

/** The innermost thing on the path that has an id and stands in a collection. */
function namedAncestor(path: readonly PropertyKey[], value: unknown): { name: string; length: number } | undefined {
  let found: { name: string; length: number } | undefined;
  let inner = value;
  for (const [index, key] of path.entries()) {
    inner = (inner as Record<PropertyKey, unknown> | null | undefined)?.[key];
    const id = (inner as { id?: unknown } | null | undefined)?.id;
    const collection = path[index - 1];
    if (typeof key === 'number' && typeof collection === 'string' && typeof id === 'string')
      found = { name: `${thing(collection)} "${id}"`, length: index + 1 };
  }
  return found;
}

function thing(collection: string): string {
  return singular[collection] ?? collection.replace(/s$/, '');
}

/** Entries count from 1, as people count. */
function dotted(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `entry ${key + 1}` : String(key))).join(' > ');
}
