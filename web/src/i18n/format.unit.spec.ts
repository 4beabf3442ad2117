import { describe, expect, it } from 'vitest';

import {
  clock,
  daysUntil,
  formatDate,
  formatDateTime,
  formatDays,
  formatList,
  formatPeriod,
  formatSigned,
  localDay,
  sentence,
} from './format.js';

describe('figures and dates', () => {
  it('count a clock in minutes and two-figure seconds', () => {
    expect([clock(0), clock(65_000), clock(599_999), clock(-5)]).toEqual(['0:00', '1:05', '9:59', '0:00']);
  });

  it('give a difference its sign, and none to what rounds to nothing', () => {
    expect([formatSigned(4.2, 'en'), formatSigned(-4.2, 'en', 1), formatSigned(-0.2, 'en')]).toEqual([
      '+4',
      '\u22124.2',
      '0',
    ]);
  });

  it('join a list as a sentence does', () => {
    expect(formatList(['A', 'B', 'C'], 'en')).toBe('A, B and C');
    expect(formatList(['A', 'B', 'C'], 'fr')).toBe('A, B et C');
  });

  it('keep a plain date on its day whatever the zone', () => {
    expect(formatDate('2026-03-01', 'en-GB')).toBe('1 March 2026');
    expect(formatDate('2026-03-01', 'fr')).toBe('1 mars 2026');
  });

  it('say the year of a moment that is not of this one', () => {
    const now = new Date(2026, 5, 1);
    expect(formatDateTime(new Date(2026, 2, 1, 9, 5).toISOString(), 'en', now)).toBe('1 Mar, 09:05');
    expect(formatDateTime(new Date(2025, 2, 1, 9, 5).toISOString(), 'en', now)).toBe('1 Mar 2025, 09:05');
  });

  it('name the day that it is where one is', () => {
    expect(localDay(new Date(2026, 2, 1, 23, 59))).toBe('2026-03-01');
  });

  it('count days on the calendar, not in hours', () => {
    expect(daysUntil('2026-03-02', new Date(2026, 2, 1, 23, 59))).toBe(1);
    expect(daysUntil('2026-02-28', new Date(2026, 2, 1, 0, 1))).toBe(-1);
    expect([formatDays(1, 'en'), formatDays(0, 'fr')]).toEqual(['tomorrow', 'aujourd\u2019hui']);
  });

  it('say a year once where a period stays in it', () => {
    expect(formatPeriod('2026-09-14', '2026-12-12', 'en').replace(/\s/g, ' ')).toBe('14 Sept – 12 Dec 2026');
  });

  it('begin a line with a capital', () => {
    expect([sentence('écoute'), sentence('')]).toEqual(['Écoute', '']);
  });
});
