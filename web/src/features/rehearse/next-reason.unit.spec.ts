import { describe, expect, it } from 'vitest';

import { nextReason } from './next-reason.js';

const words = {
  t: (key: string, values: Record<string, string> = {}) => [key, ...Object.values(values)].join(' '),
  tx: (text: { en: string }) => text.en,
  date: (iso: string) => iso,
  number: String,
};
const noon = new Date(2026, 10, 28, 12);
const due = (dueOn: string, purpose: 'practice' | 'assessed') => {
  const scenario = { id: 's', version: 1, title: { en: 'S', fr: 'S' }, family: 'complaint' as const, personaName: 'P' };
  return { scenario, reason: { code: 'due' as const, dueOn, purpose } };
};

describe('when a scenario comes next because it is due', () => {
  it('says so up to the day itself', () => {
    expect(nextReason(due('2026-11-28', 'practice'), words, noon)).toBe('rehearse.reason.due.practice 2026-11-28');
  });

  it('says from the day after that it was due', () => {
    expect(nextReason(due('2026-11-27', 'assessed'), words, noon)).toBe('rehearse.reason.overdue.assessed 2026-11-27');
  });
});
