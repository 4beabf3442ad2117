import { sum } from './summary.js';

export interface Share {
  share: number;
  low: number;
  high: number;
}

/** A share with its 95 % interval (Wilson 1927), good for small counts. */
export function share(count: number, of: number): Share {
  const z2 = 1.96 ** 2;
  const p = count / of;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const margin = (1.96 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of ** 2));
  return { share: p, low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}

/**
 * A share over clusters, whose members are alike (the criteria of one session), with its 95 % interval: as many
 * independent ones as count for the same are put into Wilson's (Rao & Scott 1992). That is n over the design effect, the
 * variance of a ratio of sums over clusters (Cochran 1977, 6.3) beside p (1 - p) / n; at least 1 is taken for it, and
 * where nothing can be said of it (one cluster, or all alike) a cluster counts for one. At least one must hold something.
 */
export function shareByCluster(clusters: readonly { count: number; of: number }[]): Share {
  const total = sum(clusters.map(({ of }) => of));
  const p = sum(clusters.map(({ count }) => count)) / total;
  const binomial = (p * (1 - p)) / total;
  const between = sum(clusters.map(({ count, of }) => (count - p * of) ** 2)) / total ** 2;
  const isKnown = clusters.length > 1 && binomial > 0;
  const effect = isKnown
    ? Math.max(1, ((clusters.length / (clusters.length - 1)) * between) / binomial)
    : total / clusters.length;
  return { ...share((p * total) / effect, total / effect), share: p };
}
