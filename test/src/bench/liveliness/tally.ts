import { median } from '../measure.js';

/** What a measure has counted so far; tallies of several plays add up to one. */
export type Tally =
  | { kind: 'share'; hits: number; of: number }
  | { kind: 'sum' | 'most' | 'least' | 'median'; values: readonly number[] };

export const share = (hits: number, of: number): Tally => ({ kind: 'share', hits, of });

/** The share of the occasions for which something is true. */
export const shareOf = <Item>(items: readonly Item[], isTrue: (item: Item) => boolean): Tally =>
  share(items.filter(isTrue).length, items.length);

/** One tally of all; they must be of one kind. */
export function added(tallies: readonly Tally[]): Tally {
  const shares = tallies.filter((tally) => tally.kind === 'share');
  if (shares.length === tallies.length)
    return share(
      shares.reduce((sum, { hits }) => sum + hits, 0),
      shares.reduce((sum, { of }) => sum + of, 0),
    );
  const others = tallies.filter((tally) => tally.kind !== 'share');
  const [first] = others;
  if (!first || others.length < tallies.length || others.some(({ kind }) => kind !== first.kind))
    throw new RangeError('Tallies of different kinds do not add up.');
  return { kind: first.kind, values: others.flatMap(({ values }) => values) };
}

/** The figure; null where there was no occasion to measure anything. */
export function valueOf(tally: Tally): number | null {
  if (tally.kind === 'share') return tally.of === 0 ? null : tally.hits / tally.of;
  const { kind, values } = tally;
  if (values.length === 0) return kind === 'sum' ? 0 : null;
  switch (kind) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'most':
      return values.reduce((most, value) => Math.max(most, value));
    case 'least':
      return values.reduce((least, value) => Math.min(least, value));
    case 'median':
      return median(values);
  }
}
