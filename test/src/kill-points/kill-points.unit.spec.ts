import { describe, expect, it } from '@jest/globals';

import { killPoints, passersBy, roundsOf, strikesAt } from './kill-points.js';

describe('the points at which services are killed', () => {
  it('are those of the simulator at which a process can crash', () => {
    expect(killPoints).toHaveLength(47);
    expect(killPoints).toContain('insert-position.response');
    expect(killPoints).not.toContain('leader');
    expect(killPoints).not.toContain('say.request');
  });

  it('are passed by whoever does there what the point is named for', () => {
    expect(passersBy('before-append-turn').victims).toEqual(['sessions-0']);
    expect(passersBy('commit.response').victims).toEqual(['scoring']);
    expect(passersBy('insert-turns.request').victims).toEqual(['projections']);
    expect(passersBy('after-handle-batch').victims).toHaveLength(3);
  });
});

describe('kills at a point', () => {
  it('befall those who come by in turn, at early passings and at late ones', () => {
    const strikes = strikesAt('produce.response', 4).map(({ victim, passing }) => [victim, passing]);
    expect(strikes).toEqual([
      ['sessions-0', 1],
      ['scoring', 1],
      ['sessions-0', 2],
      ['scoring', 2],
    ]);
  });

  it('befall a reader at another of its fetches each time', () => {
    const passings = strikesAt('fetch.request', 60).map(({ passing }) => passing);
    expect(new Set(passings).size).toBe(20);
  });
});

describe('rounds of points that are tried side by side', () => {
  it('have every point once', () => {
    expect(roundsOf(killPoints).flat().sort()).toEqual([...killPoints].sort());
  });

  it('hold points of different victims, so that these die side by side', () => {
    for (const round of roundsOf(killPoints)) {
      const alone = round.filter((point) => passersBy(point).victims.join() === 'projections');
      expect(alone.length).toBeLessThan(round.length);
    }
  });

  it('hold one point where one is asked for', () => {
    expect(roundsOf(['commit.request'])).toEqual([['commit.request']]);
  });
});
