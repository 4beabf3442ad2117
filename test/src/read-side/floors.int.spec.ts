import { create } from '@bufbuild/protobuf';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Append } from '@repartee/kernel';
import type { NewEvent } from '@repartee/proto';
import { commonV1, directoryV1, streamOf } from '@repartee/proto';

import type { Writing } from './company.js';
import { FOUNDED, appendOf, companyAppends, eventId, learners } from './company.js';
import { ORGANISATION, ReadStage, max, tess } from './read-stage.js';
import type { Rehearsal } from './rehearsals.js';
import { rehearsalAppends } from './rehearsals.js';

const PERIOD = { from: '2026-01-05', to: '2026-02-01' };
/** Mondays of four weeks, 09:00 UTC. */
const monday = (week: number) => Date.UTC(2026, 0, 5 + 7 * week, 9);

let made = 0;

/** The first so many learners of a team hold the scenario in a week. */
function held(team: string, people: number, over: Partial<Rehearsal> & { week?: number } = {}): Rehearsal[] {
  const { week = 0, ...rest } = over;
  const own = learners.filter((one) => one.team === team).slice(0, people);
  return own.map((learner, index): Rehearsal => {
    made += 1;
    const [scenario, attempt, score] = ['reprimand' as const, week + 1, 50 + index + 5 * week];
    return {
      ...{ id: `held-${made}`, learner, scenario, assessed: true, attempt, score },
      startedAt: monday(week),
      ...rest,
    };
  });
}

const rehearsals = [
  // Eight of north come back in the third week, and two of the six of south.
  ...[...held('north', 8), ...held('north', 8, { week: 2 })],
  ...[...held('south', 6), ...held('south', 2, { week: 2 })],
  // Nine of centre come back to a new rubric, and three more left without a word.
  ...[...held('centre', 9), ...held('centre', 9, { week: 2, rubric: 2 })],
  ...held('centre', 12, { week: 3, attempt: 2, unheld: true }).slice(9),
  // Three of east alone are left beside the rest of Lyon.
  ...[...held('east', 3), ...held('west', 10), ...held('quays', 6)],
  // Practice: of seven of port, and of two of isle, where six were assessed, two of them in another scenario too.
  ...[...held('port', 7, { assessed: false }), ...held('isle', 6), ...held('isle', 2, { assessed: false, week: 1 })],
  ...held('isle', 2, { scenario: 'purchasing-director', week: 1 }),
  // Six of west held that too, and two of quays.
  ...held('west', 6, { scenario: 'purchasing-director', week: 1 }),
  ...held('quays', 2, { scenario: 'purchasing-director', week: 1 }),
];

function programmeAppends(writing: Writing, programmeId: string, teamIds: string[]): Append {
  const data = create(directoryV1.ProgrammeLaunchedSchema, {
    ...{ programmeId, name: programmeId, scenarioIds: ['reprimand'], teamIds },
    ...{ startsOn: PERIOD.from, dueOn: PERIOD.to },
  });
  return directoryAppend(writing, streamOf.programme(ORGANISATION, programmeId), FOUNDED, data);
}

function directoryAppend(writing: Writing, stream: string, occurredAt: number, data: NewEvent['data']): Append {
  return appendOf(writing, stream, [{ id: eventId(), occurredAt, data }]);
}

let stage: ReadStage;

beforeAll(async () => {
  stage = await ReadStage.start();
  const { writing } = stage;
  const moved = create(directoryV1.PersonMovedSchema, {
    ...{ personId: 'port-1', fromTeamId: 'port', toTeamId: 'north', toSiteId: 'lille' },
  });
  const assigned = create(directoryV1.ScenarioAssignedSchema, {
    ...{ assignmentId: 'calls', scenarioId: 'reprimand', teamId: 'centre', dueOn: '2026-02-01', assignedBy: 'max' },
    purpose: commonV1.Purpose.ASSESSED,
  });
  await stage.write([
    ...companyAppends(writing),
    ...rehearsals.flatMap((one) => rehearsalAppends(writing, one)),
    programmeAppends(writing, 'lille', ['north', 'centre']),
    programmeAppends(writing, 'across', ['north', 'east']),
    programmeAppends(writing, 'lyon', ['west', 'quays']),
    programmeAppends(writing, 'nantes', ['isle']),
    directoryAppend(writing, streamOf.person(ORGANISATION, 'port-1'), monday(3), moved),
    directoryAppend(writing, streamOf.team(ORGANISATION, 'centre'), monday(0) - 3_600_000, assigned),
  ]);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const compare = (...cohort: string[]) =>
  stage.cockpit.compare.compare(max, { cohort, scenario: [], skill: ['listening'], ...PERIOD });

describe('a team of which eight came back, beside one of which two did', () => {
  it('has its level shown and its change withheld, which site less team would show of the two', async () => {
    const { skills } = await compare('team:north', 'team:south');
    expect(skills[0]?.cohorts.map(({ figure, withheld }) => [figure?.learners, withheld])).toEqual([[8, null], [6, null]]); // prettier-ignore
    expect(skills[0]?.changes.map(({ figure, withheld }) => [figure, withheld])).toEqual([[null, 'remainder'], [null, 'group_floor']]); // prettier-ignore
  });

  it('has the week withheld in which the other is too small, and no other', async () => {
    const { trends } = await compare('team:north');
    const weeks = trends[0]?.weeks.map(({ figure, withheld }) => [figure?.learners, withheld]);
    expect(weeks).toEqual([[8, null], [undefined, null], [undefined, 'remainder'], [undefined, null]]); // prettier-ignore
  });
});

describe('a programme', () => {
  const shown = async (id: string) => (await compare(`programme:${id}`)).skills[0]?.cohorts[0];

  it('is shown where enough are left beside it', async () => {
    expect(await shown('lille')).toMatchObject({ figure: { learners: 17 }, withheld: null });
  });

  it.each([
    ['less a team that is shown it is three learners', 'across'],
    ['a site less the programme is three learners', 'lyon'],
    ['two of its learners held another scenario', 'nantes'],
  ])('is withheld where %s', async (_, id) => {
    expect(await shown(id)).toMatchObject({ figure: null, withheld: 'remainder' });
  });
});

describe('a filter of scenarios', () => {
  it('withholds a site of which two held another scenario, and no other site', async () => {
    const asked = { scenario: ['reprimand'], skill: ['listening' as const], ...PERIOD };
    const { skills } = await stage.cockpit.compare.compare(max, { ...asked, cohort: ['site:lille', 'site:nantes'] });
    expect(skills[0]?.cohorts.map(({ figure, withheld }) => [figure?.learners, withheld])).toEqual([[23, null], [undefined, 'remainder']]); // prettier-ignore
  });
});

describe('a filter of scenarios on two teams, of which six and two held another one', () => {
  const ofLyon = { ...max, roles: max.roles.map((role) => ({ ...role, everywhere: false, sites: ['lyon'] })) };
  const shown = async (scenario: string[]) => {
    const asked = { scenario, skill: ['listening' as const], ...PERIOD, cohort: ['team:west', 'site:lyon'] };
    const { skills } = await stage.cockpit.compare.compare(ofLyon, asked);
    return skills[0]?.cohorts.map(({ figure, withheld }) => [figure?.learners, withheld]);
  };

  it('withholds the larger too, which the site less it would show of the two', async () => {
    expect(await shown([])).toEqual([[10, null], [19, null]]); // prettier-ignore
    expect(await shown(['reprimand'])).toEqual([[undefined, 'remainder'], [19, null]]); // prettier-ignore
  });
});

describe('a team whose rubric came out anew between two attempts', () => {
  it('has no change, and a break in its own trend alone', async () => {
    const centre = await compare('team:centre');
    expect(centre.skills[0]?.changes[0]).toMatchObject({ figure: null, withheld: null });
    expect(centre.breaks).toMatchObject([{ kind: 'rubric', from: '1', to: '2', startsOn: '2026-01-19' }]);
    expect((await compare('team:north')).breaks).toEqual([]);
  });

  it('is warned of where it is set against another, and nowhere else', async () => {
    const { skills } = await compare('team:north', 'team:south', 'team:centre');
    const codes = skills[0]?.differences.map(({ warnings }) => warnings.some(({ code }) => code === 'version_break'));
    expect(codes).toEqual([false, true]);
  });
});

describe('who practises', () => {
  it('is counted among the members of today', async () => {
    const { adoption } = await compare('team:port');
    expect(adoption[0]).toMatchObject({ members: 11, activeLearners: 6, assessedSessions: 0 });
  });

  it('is not told of two who practised among six who were assessed, nor of who they are subtracted from', async () => {
    const { adoption } = await compare('team:isle', 'team:port', 'site:nantes');
    expect(adoption).toMatchObject([
      { activeLearners: 6, practiceSessions: null, assessedSessions: 8, practiceWithheld: 'group_floor' },
      { activeLearners: 6, practiceSessions: null, assessedSessions: 0, practiceWithheld: 'remainder' },
      { practiceSessions: 9, assessedSessions: 8 },
    ]);
  });

  it('leaves out sessions without a word of the learner, as what is due does', async () => {
    const { adoption } = await compare('team:centre');
    expect(adoption[0]).toMatchObject({ members: 12, activeLearners: 9, assessedSessions: 18 });
    const { items } = await stage.cockpit.assignments.page(tess, { state: 'all', team: 'centre', limit: 5 });
    expect(items[0]).toMatchObject({ id: 'calls', members: 12, done: 9 });
  });
});
