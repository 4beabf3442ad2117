import type { Adoption, AssignmentProgress } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Component } from 'vue';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import AdoptionSection from '../compare/AdoptionSection.vue';
import DueBars from './DueBars.vue';
import DueTable from './DueTable.vue';

beforeEach(() => setLanguage('en'));

function told(component: Component, props: object): string {
  const wrapper = mount(component, { props: props as never, global: { plugins: [i18n], stubs: { RouterLink: true } } });
  const text = wrapper.text();
  wrapper.unmount();
  return text;
}

describe('what is due, where how many have done it is withheld', () => {
  const text = { en: 'Reprimand', fr: 'Recadrage' };
  const due: AssignmentProgress[] = [
    {
      ...{
        id: 'calls',
        programme: null,
        scenario: { id: 'reprimand', version: 1, title: text, family: 'management', personaName: 'Ana' },
      },
      place: { team: { id: 'north', name: 'North' }, site: { id: 'lille', name: 'Lille' } },
      ...{ purpose: 'practice', dueOn: '2026-03-20', members: 12, done: null, overdue: false },
    },
  ];

  it.each([
    ['bars', DueBars],
    ['table', DueTable],
  ])('the %s do not say that those are few, who may be nearly all', (_, component) => {
    expect(told(component as Component, { due })).toContain('not shown');
    expect(told(component as Component, { due })).not.toContain('fewer than');
  });
});

describe('sessions that are not counted', () => {
  const cohorts = [{ key: 'site:lille', name: 'Lille', from: '2026-03-02', to: '2026-03-08' }];
  const practised = (over: Partial<Adoption>) => {
    const counted = { members: 30, activeLearners: 22, practiceSessions: null, assessedSessions: 40 };
    const reasons = { withheld: null, practiceWithheld: null, assessedWithheld: null };
    return told(AdoptionSection, {
      cohorts,
      adoption: [{ cohort: 'site:lille', ...counted, ...reasons, weeks: [], ...over }],
    });
  };

  it('say why, in people', () => {
    expect(practised({ practiceWithheld: 'group_floor' })).toContain('fewer than 5 learners');
    expect(practised({ practiceWithheld: 'remainder' })).toContain('would give away a small group');
  });
});
