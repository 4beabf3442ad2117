import type { OverviewChange } from '@repartee/proto';

/**
 * The change that leads the overview: one that stands among the many looked at, else one that is clear by itself, else
 * the best known; among equals the one furthest from zero for its interval. Undefined where nobody can tell yet.
 */
export function leadingChange<Change extends Pick<OverviewChange, 'figure' | 'verdict' | 'badge'>>(
  changes: readonly Change[],
): Change | undefined {
  const telling = changes.filter(({ figure, verdict }) => figure && verdict !== 'too_few');
  return [...telling].sort((one, other) => rankOf(other) - rankOf(one) || distanceOf(other) - distanceOf(one))[0];
}

function rankOf({ badge, verdict }: Pick<OverviewChange, 'verdict' | 'badge'>): number {
  return badge ? 2 : Number(verdict === 'rose' || verdict === 'fell');
}

function distanceOf({ figure }: Pick<OverviewChange, 'figure'>): number {
  return figure ? Math.abs(figure.value) / Math.max(0.01, figure.high - figure.low) : 0;
}
