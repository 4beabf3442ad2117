import { describe, expect, it } from '@jest/globals';
import { progressBand } from './band.js';
import { hedgesG, welchDifference } from './difference.js';
import { falseDiscoveryControl } from './false-discovery.js';
import { funnelLimits, placeIn, shrunkMeans } from './funnel.js';
import { meanOfLearners } from './interval.js';
import { share, shareByCluster } from './proportion.js';
import { t975, twoSidedP } from './student.js';
import { quantile } from './summary.js';

describe("Student's distribution", () => {
  it.each([
    [1, 12.7062],
    [4, 2.7764],
    [9, 2.2622],
    [30, 2.0423],
    [1000, 1.9623],
  ])('leaves 2.5 %% on either side with %d degrees of freedom at %d, as printed tables have it', (degrees, t) => {
    expect(t975(degrees)).toBeCloseTo(t, 3);
    expect(twoSidedP(t, degrees)).toBeCloseTo(0.05, 4);
  });
});

describe('five learners from 50 to 90', () => {
  it('have a mean of 70 within 2.7764 standard errors of 7.0711', () => {
    const { value, low, high } = meanOfLearners([50, 60, 70, 80, 90]);
    expect(value).toBe(70);
    expect(low).toBeCloseTo(70 - 19.632, 2);
    expect(high).toBeCloseTo(70 + 19.632, 2);
  });

  it('have quantiles between their values', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([50, 60, 70, 80, 90], 0.5)).toBe(70);
  });

  it('have an interval that is a point where nobody differs', () => {
    expect(meanOfLearners([60, 60, 60, 60, 60])).toEqual({ value: 60, low: 60, high: 60, p: 0 });
  });
});

describe('two groups of three, ten points apart from one to the next', () => {
  const lyon = [70, 80, 90];
  const lille = [50, 60, 70];

  it('differ by 20 points within 2.7764 standard errors of 8.165', () => {
    const { value, low, high, p } = welchDifference(lyon, lille);
    expect(value).toBe(20);
    expect(high - value).toBeCloseTo(22.669, 2);
    expect(value - low).toBeCloseTo(22.669, 2);
    expect(p).toBeCloseTo(0.0705, 3);
  });

  it("have a Hedges' g of two standard deviations, less a fifth for their size", () => {
    const effect = hedgesG(lyon, lille);
    expect(effect?.g).toBeCloseTo(1.6, 10);
    expect(effect?.low).toBeCloseTo(1.6 - 1.8386, 3);
    expect(effect?.high).toBeCloseTo(1.6 + 1.8386, 3);
  });

  it('have no effect size where nobody differs from anybody', () => {
    expect(hedgesG([60, 60, 60], [60, 60, 60])).toBeUndefined();
  });

  it('are drawn towards their mean of 70 by a sixth', () => {
    const [smaller, larger] = shrunkMeans([lille, lyon], 70);
    expect(smaller).toBeCloseTo(61.667, 3);
    expect(larger).toBeCloseTo(78.333, 3);
  });
});

describe('many tests at once', () => {
  it('stand as far as the last one under its share of the rate', () => {
    expect(falseDiscoveryControl([0.2, 0.01, 0.03, 0.02])).toEqual([false, true, true, true]);
    expect(falseDiscoveryControl([0.01, 0.04, 0.03, 0.2])).toEqual([true, false, false, false]);
    expect(falseDiscoveryControl([])).toEqual([]);
  });
});

describe('a funnel round 60 with a spread of 12', () => {
  const limits = funnelLimits(60, 12, 9);

  it('is 1.96 and 3.09 standard errors wide at nine learners', () => {
    expect(limits.low95).toBeCloseTo(52.16, 10);
    expect(limits.high95).toBeCloseTo(67.84, 10);
    expect(limits.low998).toBeCloseTo(47.64, 10);
    expect(limits.high998).toBeCloseTo(72.36, 10);
  });

  it('tells a group inside from one beyond', () => {
    expect([60, 70, 73, 50, 40].map((value) => placeIn(limits, value))).toEqual([
      'inside',
      'above_95',
      'above_998',
      'below_95',
      'below_998',
    ]);
  });
});

describe('one learner', () => {
  it('has a level from the third score on', () => {
    const [first, ...rest] = progressBand([50, 60, 70]);
    expect(rest).toEqual([]);
    expect(first?.step).toBe(3);
    expect(first?.mean).toBe(60);
    expect(first?.high).toBeCloseTo(60 + 24.841, 2);
  });
});

describe('eight of ten', () => {
  it('are between 49 and 94 per cent', () => {
    const { share: eight, low, high } = share(8, 10);
    expect(eight).toBe(0.8);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });
});

describe('eight of ten in two clusters', () => {
  it('count for ten where both clusters are alike', () => {
    const alike = shareByCluster([
      { count: 4, of: 5 },
      { count: 4, of: 5 },
    ]);
    expect(alike).toEqual(share(8, 10));
  });

  it('count for fewer where one cluster differs from the other', () => {
    // (5 - 4)^2 + (3 - 4)^2 = 2; 2 x 2 / 100 = 0.04 beside 0.16 / 10: a design effect of 2.5, so four of them count.
    const apart = shareByCluster([
      { count: 5, of: 5 },
      { count: 3, of: 5 },
    ]);
    expect(apart.share).toBe(0.8);
    expect(apart.low).toBeCloseTo(share(3.2, 4).low, 10);
    expect(apart.high).toBeCloseTo(share(3.2, 4).high, 10);
  });

  it('count for one a cluster where there is one, or where all are alike', () => {
    expect(shareByCluster([{ count: 8, of: 10 }]).low).toBeCloseTo(share(0.8, 1).low, 10);
    const all = shareByCluster([
      { count: 5, of: 5 },
      { count: 5, of: 5 },
    ]);
    expect(all).toMatchObject({ share: 1, low: share(2, 2).low });
  });
});
