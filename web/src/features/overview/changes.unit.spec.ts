import type { OverviewChange } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { changesByCohort, cohortsAround } from './changes.js';

const change = (key: string, id: OverviewChange['skill']['id']): OverviewChange => ({
  cohort: { key, kind: 'site', id: key, name: key, from: '2026-06-01', to: '2026-11-28' },
  skill: { id, name: { en: id, fr: id } },
  ...{ figure: null, withheld: null, verdict: 'too_few', badge: false },
});
const changes = ['organisation', 'site:lille', 'site:lyon'].flatMap((key) => [
  change(key, 'exploring'),
  change(key, 'listening'),
]);

describe('the changes of an overview', () => {
  it('are put together by group, in the order they came', () => {
    expect(changesByCohort(changes).map(({ cohort, changes: own }) => [cohort.key, own.length])).toEqual([
      ['organisation', 2],
      ['site:lille', 2],
      ['site:lyon', 2],
    ]);
  });

  it('lead into a comparison of the parts, the leading one first', () => {
    expect(cohortsAround({ changes }, 'site:lyon')).toEqual(['site:lyon', 'site:lille']);
    expect(cohortsAround({ changes }, 'organisation')).toEqual(['site:lille', 'site:lyon']);
  });

  it('lead to the whole where it has no parts', () => {
    expect(cohortsAround({ changes: [change('organisation', 'exploring')] }, 'organisation')).toEqual(['organisation']);
  });
});
