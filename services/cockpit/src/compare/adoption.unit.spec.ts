import { describe, expect, it } from '@jest/globals';
import type { AdoptionRepository, AdoptionRow } from './adoption.repository.js';
import { AdoptionService } from './adoption.service.js';
import type { AskedCohort } from './scores-of.js';

const asked: AskedCohort = {
  cohort: {
    ...{ key: 'organisation', kind: 'organisation', id: '', name: 'Acme', teams: [], scenarios: [] },
    ...{ from: '2026-03-02', to: '2026-03-08' },
  },
  of: {
    ...{ organisation: 'acme', everywhere: true, grantedSites: [], grantedTeams: [], kind: 'organisation', id: '' },
    ...{ teams: [], from: '2026-03-02', to: '2026-03-08', zone: 'Europe/Paris', scenarios: [], skills: [] },
  },
};

/** What is shown of twelve members, of the period and of its one week. */
async function shownOf(counts: Partial<AdoptionRow>) {
  const row = { cohort: 1, practice: 30, assessed: 20, learners: 7, practisers: 7, active: 7, ...counts };
  const rows = [
    { ...row, week: '' },
    { ...row, week: '2026-W10' },
  ];
  const service = new AdoptionService({ held: () => Promise.resolve(rows) } as unknown as AdoptionRepository);
  const [found] = await service.adoption([asked], [{ site_id: 'lille', team_id: 'north', members: 12 }]);
  return found?.shown;
}

describe('who practises', () => {
  it('is counted from five of the members on, whoever did not', async () => {
    expect(await shownOf({})).toMatchObject({ activeLearners: 7, practiceSessions: 30, assessedSessions: 20 });
    expect(await shownOf({ active: 12 })).toMatchObject({ activeLearners: 12 });
    expect(await shownOf({ active: 9 })).toMatchObject({ activeLearners: 9, practiceSessions: 30 });
    expect(await shownOf({ active: 11 })).toMatchObject({ activeLearners: 11 });
    expect(await shownOf({ active: 3 })).toMatchObject({ activeLearners: null });
  });

  it('is counted among the members of today alone', async () => {
    expect(await shownOf({ learners: 14, active: 7 })).toMatchObject({ members: 12, activeLearners: 7 });
  });

  it('shows no practice of one to four among more who were assessed, in all or in a week', async () => {
    const shown = await shownOf({ practice: 3, practisers: 2 });
    expect(shown).toMatchObject({ activeLearners: 7, practiceSessions: null, assessedSessions: 20 });
    expect(shown?.weeks).toMatchObject([{ week: '2026-W10', learners: 7, sessions: null }]);
    expect(await shownOf({ practice: 0, practisers: 0 })).toMatchObject({ practiceSessions: 0 });
  });
});
