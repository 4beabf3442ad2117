import { describe, expect, it } from '@jest/globals';
import type { AdoptionRepository, AdoptionRow, HeldPlaceRow } from './adoption.repository.js';
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

function serving(held: AdoptionRow[], places: HeldPlaceRow[] = []): AdoptionService {
  const repository = { held: () => Promise.resolve(held), places: () => Promise.resolve(places) };
  return new AdoptionService(repository as unknown as AdoptionRepository);
}

/** What is shown of twelve members, of the period and of its one week. */
async function shownOf(counts: Partial<AdoptionRow>) {
  const row = { cohort: 1, practice: 30, assessed: 20, learners: 7, practisers: 7, active: 7, ...counts };
  const rows = [
    { ...row, week: '' },
    { ...row, week: '2026-W10' },
  ];
  const service = serving(rows);
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

describe('places side by side, of which one has few who practised', () => {
  const everybody = [
    { site_id: 'lille', team_id: 'north', members: 30 },
    { site_id: 'lyon', team_id: 'east', members: 30 },
  ];
  const { cohort, of } = asked;
  const programme: AskedCohort = {
    cohort: { ...cohort, kind: 'programme', id: 'spring', teams: ['north'] },
    of: { ...of, kind: 'programme', id: 'spring', teams: ['north'] },
  };
  const site = (id: string): AskedCohort => ({
    cohort: { ...cohort, kind: 'site', id },
    of: { ...of, kind: 'site', id },
  });

  /** Of the organisation, its two sites and a programme of one of them; all weeks are the one week. */
  async function sessionsShown(counted: [learners: number, practisers: number][]) {
    const weeks = ['', '2026-W10'];
    const [lille = [0, 0], lyon = [0, 0]] = counted;
    const whole = [lille[0] + lyon[0], lille[1] + lyon[1]] as const;
    const held = weeks.flatMap((week) =>
      [whole, lille, lyon, lille].map(([learners, practisers], place) => ({
        ...{ cohort: place + 1, week, practice: 2 * practisers, assessed: learners, learners, practisers },
        active: learners,
      })),
    );
    const places = weeks.flatMap((week) =>
      [
        { at: ['lille', 'north'], so: lille },
        { at: ['lyon', 'east'], so: lyon },
      ].flatMap(({ at: [site_id = '', team = ''], so }) =>
        ['', team].map((team_id) => ({ cohort: 1, week, site_id, team_id, learners: so[0], practisers: so[1] })),
      ),
    );
    const found = await serving(held, places).adoption([asked, site('lille'), site('lyon'), programme], everybody);
    return found.map(({ shown }) => [shown.practiceSessions, shown.assessedSessions, shown.weeks[0]?.sessions]);
  }

  it('shows no practice of the other site, nor of a programme there, which the organisation less them would leave', async () => {
    expect(await sessionsShown([[22, 22], [9, 3]])).toEqual([[50, 31, 81], [null, 22, null], [null, 9, null], [null, 22, null]]); // prettier-ignore
    expect(await sessionsShown([[22, 22], [9, 5]])).toEqual([[54, 31, 85], [44, 22, 66], [10, 9, 19], [44, 22, 66]]); // prettier-ignore
  });

  it('shows no session at all where few held any', async () => {
    expect(await sessionsShown([[22, 0], [3, 0]])).toEqual([[0, 25, 25], [null, null, null], [null, null, null], [null, null, null]]); // prettier-ignore
  });
});
