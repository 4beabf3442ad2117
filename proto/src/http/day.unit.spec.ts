import { CohortKey, CompareQuery, PeriodQuery } from './cockpit.js';
import { NearDay } from './day.js';

describe('a day somebody asks about or plans for', () => {
  it.each(['2000-01-01', '2026-11-29', '2099-12-31'])('may be %s', (day) => {
    expect(NearDay.safeParse(day).success).toBe(true);
  });

  it.each(['0202-12-01', '1999-12-31', '2100-01-01', '9999-12-31', '2026-02-30', 'tomorrow'])(
    'may not be %s',
    (day) => {
      expect(NearDay.safeParse(day).success).toBe(false);
    },
  );
});

describe('a question about a period', () => {
  it('has bounds at both ends', () => {
    expect(PeriodQuery.safeParse({ to: '9999-12-31' }).success).toBe(false);
    expect(CompareQuery.safeParse({ cohort: 'organisation', from: '0001-01-01' }).success).toBe(false);
  });

  it('has them in the name of a cohort too', () => {
    expect(CohortKey.safeParse('site:lille@2026-01-01..2026-03-31').success).toBe(true);
    expect(CohortKey.safeParse('site:lille@2026-01-01..9999-12-31').success).toBe(false);
    expect(CohortKey.safeParse('site:lille@2026-99-99..2026-03-31').success).toBe(false);
  });
});
