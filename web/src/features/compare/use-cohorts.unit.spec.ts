import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import { useCohorts } from './use-cohorts.js';

beforeEach(() => setLanguage('en'));

/** The names of one group in two periods. */
const namesOf = (...periods: readonly [string, string][]): string[] => {
  const cohorts = periods.map(([from, to]) => ({ key: `site:lille@${from}..${to}`, name: 'Lille', from, to }));
  const names: string[] = [];
  const setup = () => {
    names.push(...useCohorts(cohorts).marks.value.map(({ name }) => name));
    return () => null;
  };
  mount({ setup }, { global: { plugins: [i18n] } });
  return names;
};

describe('a group beside itself in another period', () => {
  it('is named with the year where the years differ', () => {
    expect(namesOf(['2025-03-01', '2025-03-31'], ['2026-03-01', '2026-03-31'])).toEqual([
      'Lille, 1 Mar 2025 to 31 Mar 2025',
      'Lille, 1 Mar 2026 to 31 Mar 2026',
    ]);
  });

  it('is named without it where all is of one year', () => {
    expect(namesOf(['2026-03-01', '2026-03-31'], ['2026-06-01', '2026-06-30'])[0]).toBe('Lille, 1 Mar to 31 Mar');
  });
});
