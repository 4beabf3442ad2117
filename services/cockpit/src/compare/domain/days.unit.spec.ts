import { describe, expect, it } from '@jest/globals';
import { dayIn, isoWeekOf, minusDays, weeksBetween, wholeMonths } from './days.js';

describe('days of an organisation', () => {
  it('begin at midnight in its time zone', () => {
    const lateEvening = Date.UTC(2026, 2, 1, 23, 30);
    expect(dayIn('Europe/Paris', lateEvening)).toBe('2026-03-02');
    expect(dayIn('America/New_York', lateEvening)).toBe('2026-03-01');
  });

  it('are counted over the change of the clock', () => {
    expect(minusDays('2026-03-30', 7)).toBe('2026-03-23');
    expect(minusDays('2026-03-01', 1)).toBe('2026-02-28');
  });
});

describe('a period that is counted by months', () => {
  it('goes from the first day of the first to the last day of the last', () => {
    expect(wholeMonths({ from: '2025-12-15', to: '2026-02-03' })).toEqual({ from: '2025-12-01', to: '2026-02-28' });
    expect(wholeMonths({ from: '2026-12-31', to: '2026-12-31' })).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });
});

describe('ISO weeks', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2026-03-02', '2026-W10'],
  ])('number %s as %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
  });

  it('are listed with their Mondays, gaps included', () => {
    expect(weeksBetween('2026-03-05', '2026-03-16')).toEqual([
      { week: '2026-W10', startsOn: '2026-03-02' },
      { week: '2026-W11', startsOn: '2026-03-09' },
      { week: '2026-W12', startsOn: '2026-03-16' },
    ]);
  });
});
