import type { AssignmentProgress, OverviewSentence } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { askedOfSentence } from './asked-of-sentence.js';

const assignment = (id: string, overdue: boolean): AssignmentProgress => ({
  ...{ id, overdue, programme: null, purpose: 'assessed', dueOn: '2026-03-20', members: 9, done: 6 },
  scenario: {
    id: 'price',
    version: 1,
    title: { en: 'Price', fr: 'Prix' },
    family: 'negotiation',
    personaName: 'Claire',
  },
  place: { site: { id: 'lille', name: 'Lille' }, team: { id: 'north', name: 'North' } },
});
const overview = { to: '2026-03-02', due: [assignment('late', true), assignment('next', false)] };
const { scenario, place } = assignment('next', false);
const due: OverviewSentence = {
  ...{ code: 'due', assignments: 2, nextDueOn: '2026-03-20', done: 6, members: 9 },
  ...{ scenario, team: place.team },
};

describe('what a sentence of the overview rests on', () => {
  it('is who practised in its days, the last one included', () => {
    const practice: OverviewSentence = {
      ...{ code: 'practice', activeLearners: 9, members: 12, sessions: 40, sessionsBefore: 31, days: 28 },
    };
    expect(askedOfSentence(practice, overview)).toEqual({
      ...{ figure: 'adoption', cohort: 'organisation', from: '2026-02-03', to: '2026-03-02' },
    });
  });

  it('is the assignment that it tells of, the next one due', () => {
    expect(askedOfSentence(due, overview)).toEqual({ figure: 'due', assignment: 'next' });
  });

  it('is nothing where there is no figure, or none that is shown', () => {
    expect(askedOfSentence({ ...due, done: null }, overview)).toBeUndefined();
    expect(askedOfSentence({ code: 'not_enough_yet', learners: 2, needs: 12 }, overview)).toBeUndefined();
  });
});
