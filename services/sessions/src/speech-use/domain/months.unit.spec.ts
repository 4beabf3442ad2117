import { describe, expect, it } from '@jest/globals';

import { monthsUntil } from './months.js';

const utc = (iso: string): number => Date.parse(iso);

describe('when a month is counted', () => {
  it('begins and ends at midnight in the zone, whatever the clocks do in between', () => {
    expect(monthsUntil(utc('2026-03-15T12:00:00Z'), 'Europe/Paris', 1)).toEqual([
      { name: '2026-03', from: utc('2026-02-28T23:00:00Z'), to: utc('2026-03-31T22:00:00Z') },
    ]);
  });

  it('is that of the zone, not of UTC', () => {
    const lastHourOfJune = utc('2026-06-30T23:30:00Z');
    expect(monthsUntil(lastHourOfJune, 'Europe/Paris', 1)[0]?.name).toBe('2026-07');
    expect(monthsUntil(lastHourOfJune, 'America/New_York', 1)[0]?.name).toBe('2026-06');
  });

  it('has those before it without a gap, over the turn of a year', () => {
    const months = monthsUntil(utc('2026-01-31T12:00:00Z'), 'Asia/Kolkata', 3);
    expect(months.map(({ name }) => name)).toEqual(['2026-01', '2025-12', '2025-11']);
    expect(months[1]?.to).toBe(months[0]?.from);
    expect(months[2]?.to).toBe(months[1]?.from);
  });
});
