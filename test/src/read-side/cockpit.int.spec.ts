import { create } from '@bufbuild/protobuf';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cockpit } from '@repartee/cockpit';
import type { Kernel, User } from '@repartee/kernel';
import { rebuildProjections, verifyProjections } from '@repartee/projections';

import type { DomainEvent, LineageQuery } from '@repartee/proto';
import { commonV1, directoryV1, streamOf, topics } from '@repartee/proto';

import { calibrationAppends } from './calibrations.js';
import { appendOf, companyAppends, eventId, learners } from './company.js';
import { changeOf, levelOf } from './figures-by-hand.js';
import type { Scored } from './figures-by-hand.js';
import { ORGANISATION, PERIOD, ReadStage, max, tess, user } from './read-stage.js';
import { planRehearsals, rehearsalAppends } from './rehearsals.js';

let stage: ReadStage;
let kernel: Kernel;
let cockpit: Cockpit;

beforeAll(async () => {
  stage = await ReadStage.start();
  ({ kernel, cockpit } = stage);
  const { writing } = stage;
  const held = planRehearsals(learners).flatMap((one) => rehearsalAppends(writing, one));
  await stage.write([...companyAppends(writing), ...held]);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

describe('2,112 sessions of 96 learners', () => {
  it('are compared by site: Lyon learned, Nantes did not', async () => {
    const question = { cohort: ['site:nantes', 'site:lyon'], scenario: [], skill: [], ...PERIOD };
    const { skills } = await cockpit.compare.compare(max, question);
    const [nantes, lyon] = skills[0]?.changes ?? [];
    expect(lyon?.verdict).toBe('rose');
    expect(nantes?.verdict).toBe('no_clear_change');
    expect(skills[0]?.cohorts.map(({ figure }) => figure?.learners)).toEqual([24, 36]);
  });

  it('are answered for several cohorts at once as for each alone, whatever their periods', async () => {
    const ask = (...cohort: string[]) =>
      cockpit.compare.compare(max, { cohort, scenario: [], skill: ['listening'], ...PERIOD });
    const keys = ['organisation', 'team:east', 'site:lyon@2025-10-01..2025-12-31', 'team:east@2026-01-01..2026-03-01'];
    const together = await ask(...keys);
    for (const [place, key] of keys.entries()) {
      const alone = await ask(key);
      expect(together.skills[0]?.cohorts[place]).toEqual(alone.skills[0]?.cohorts[0]);
      expect(together.skills[0]?.changes[place]).toMatchObject({ figure: alone.skills[0]?.changes[0]?.figure });
      expect(together.trends[place]).toEqual(alone.trends[0]);
      expect(together.distributions[place]).toEqual(alone.distributions[0]);
      expect(together.adoption[place]).toEqual(alone.adoption[0]);
    }
    const learners = together.skills[0]?.cohorts.map(({ figure }) => figure?.learners);
    expect(learners).toEqual([96, 12, 36, 12]);
  });

  it('rest on events of the log from which every figure comes out again', async () => {
    const question = { cohort: 'site:lyon' as const, scenario: [], skill: ['listening' as const], ...PERIOD };
    const { skills } = await cockpit.compare.compare(max, { ...question, cohort: [question.cohort] });
    for (const figure of ['level', 'change'] as const) {
      const events = await scoresBehind(max, { ...question, figure });
      const shown = figure === 'level' ? skills[0]?.cohorts[0]?.figure : skills[0]?.changes[0]?.figure;
      const recomputed = figure === 'level' ? levelOf(events) : changeOf(events);
      expect(recomputed.learners).toBe(shown?.learners);
      expect(recomputed.value).toBeCloseTo(shown?.value ?? NaN, 1);
    }
  });

  it('rest, where one group is set against another, on the scores of both', async () => {
    const question = { cohort: 'site:lyon' as const, scenario: [], skill: ['listening' as const], ...PERIOD };
    const cohort = ['site:nantes' as const, question.cohort];
    const { skills } = await cockpit.compare.compare(max, { ...question, cohort });
    const siteOf = new Map(learners.map(({ id, site }) => [id, site]));
    for (const figure of ['level', 'change'] as const) {
      const events = await scoresBehind(max, { ...question, against: 'site:nantes', figure });
      const [lyon, nantes] = (['lyon', 'nantes'] as const).map((site) =>
        (figure === 'level' ? levelOf : changeOf)(events.filter(({ learner }) => siteOf.get(learner) === site)),
      );
      const shown = figure === 'level' ? skills[0]?.differences[0]?.raw : skills[0]?.changeDifferences[0]?.change;
      expect((lyon?.value ?? NaN) - (nantes?.value ?? NaN)).toBeCloseTo(shown?.points ?? NaN, 1);
    }
    const ask = { ...question, figure: 'level' as const, limit: 5 };
    const [whole, shared] = await Promise.all([
      cockpit.lineage.restsOn(max, { ...ask, cohort: 'organisation' }),
      cockpit.lineage.restsOn(max, { ...ask, against: 'organisation' }),
    ]);
    expect(shared.basis).toEqual(whole.basis);
  });

  it.each(['ASSESSED', 'PRACTICE'] as const)('that do what is due stand behind it: %s', async (purpose) => {
    const asked = { scenarioId: 'reprimand', teamId: 'north', dueOn: '2026-12-31', assignedBy: 'max' };
    const assigned = { assignmentId: `due-${purpose}`, purpose: commonV1.Purpose[purpose], ...asked };
    const occurredAt = Date.UTC(2026, 0, 5, 8);
    const data = create(directoryV1.ScenarioAssignedSchema, assigned);
    const stream = streamOf.team(ORGANISATION, asked.teamId);
    await stage.write([appendOf(stage.writing, stream, [{ id: eventId(), occurredAt, data }])]);

    const isAssessed = purpose === 'ASSESSED';
    const held = planRehearsals(learners).filter(
      ({ learner, scenario, assessed, startedAt }) =>
        learner.team === 'north' && scenario === 'reprimand' && assessed === isAssessed && startedAt >= occurredAt,
    );
    const ask = { figure: 'due' as const, cohort: 'organisation', scenario: [], skill: [], limit: 200 };
    const { items, basis } = await cockpit.lineage.restsOn(tess, { ...ask, assignment: assigned.assignmentId });
    const done = new Set(held.map(({ learner }) => learner.id)).size;
    expect(basis).toMatchObject({ learners: done, practice: isAssessed ? null : held.length });
    expect(items.map(({ session }) => session).sort()).toEqual(isAssessed ? held.map(({ id }) => id).sort() : []);
    expect(basis?.versions.filter(({ kind }) => kind === 'rubric')).toEqual(
      isAssessed ? [{ kind: 'rubric', id: 'grid', version: '1', name: { en: 'Grid', fr: 'Grid (fr)' } }] : [],
    );
    const ofNobody = cockpit.lineage.restsOn(tess, { ...ask, assignment: 'unknown' });
    await expect(ofNobody).rejects.toMatchObject({ code: 'not_found' });
    const asLearner = cockpit.lineage.restsOn(user('north-1', 'learner', []), { ...ask, assignment: assigned.assignmentId }); // prettier-ignore
    await expect(asLearner).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('rest on sessions that are named to who may open them alone, and on nothing where the figure is withheld', async () => {
    const ask = { scenario: [], skill: ['listening' as const], figure: 'level' as const, limit: 5, ...PERIOD };
    const { items } = await cockpit.lineage.restsOn(tess, { ...ask, cohort: 'site:lille' });
    expect(items.map(({ partition, skill }) => [partition, skill])).toEqual(items.map(() => ['journal', 'listening']));
    expect(items.every(({ session }) => session !== null)).toBe(true);
    const asManager = { ...max, roles: max.roles.map((role) => ({ ...role, everywhere: false, sites: ['lyon'] })) };
    await expect(cockpit.lineage.restsOn(asManager, { ...ask, cohort: 'site:lille' })).rejects.toMatchObject({ code: 'unknown_cohort' }); // prettier-ignore
    const early = { ...ask, from: '2020-01-06', to: '2020-01-12' };
    const nothing = { items: [], next: null, basis: null, withheld: null };
    expect(await cockpit.lineage.restsOn(max, { ...early, cohort: 'site:lille' })).toEqual(nothing);
  });

  it('say on how much they rest, and which versions made it', async () => {
    const ask = { scenario: [], skill: ['listening' as const], limit: 5, ...PERIOD };
    const { skills } = await cockpit.compare.compare(max, { ...ask, cohort: ['site:lyon'] });
    for (const figure of ['level', 'change'] as const) {
      const { basis } = await cockpit.lineage.restsOn(max, { ...ask, figure, cohort: 'site:lyon' });
      const shown = figure === 'level' ? skills[0]?.cohorts[0]?.figure : skills[0]?.changes[0]?.figure;
      const { learners, sessions } = shown ?? {};
      expect(basis).toMatchObject({ learners, sessions, events: sessions, practice: null });
      const kinds = new Set(basis?.versions.map(({ kind }) => kind));
      expect(kinds).toEqual(new Set(['engine', 'recogniser', 'rubric', 'scorer']));
    }
  });

  it('name the beginning of each assessed session behind who practises, and of practice the number alone', async () => {
    const ask = { figure: 'adoption' as const, cohort: 'site:lyon', scenario: [], skill: [], ...PERIOD };
    const { adoption } = await cockpit.compare.compare(max, { ...ask, cohort: ['site:lyon'] });
    const first = await cockpit.lineage.restsOn(max, { ...ask, limit: 200 });
    expect(first.basis).toMatchObject({
      events: adoption[0]?.assessedSessions,
      learners: adoption[0]?.activeLearners,
      practice: adoption[0]?.practiceSessions,
    });
    for (const { offset, event, session } of first.items) {
      const entry = kernel.journal.readAt(offset);
      if (entry?.kind !== 'event') throw new Error(`No event at ${offset}`);
      expect(entry.event.id).toBe(event);
      const data = entry.event.data as DomainEvent;
      if (data.$typeName !== 'repartee.sessions.v1.SessionStarted') throw new Error('Not the beginning of a session');
      expect([data.purpose, session]).toEqual([commonV1.Purpose.ASSESSED, data.sessionId]);
    }
  });

  it('of a person rest on practice too for themselves, on assessed sessions for who opens these, on nothing else', async () => {
    const ask = { figure: 'progress' as const, cohort: 'organisation', scenario: [], skill: ['listening' as const] };
    const [own, opened] = await Promise.all([
      cockpit.lineage.restsOn(user('north-1', 'learner', []), { ...ask, limit: 200 }),
      cockpit.lineage.restsOn(tess, { ...ask, person: 'north-1', limit: 200 }),
    ]);
    expect(own.basis?.sessions).toBe(22);
    expect(opened.basis?.sessions).toBe(11);
    const sessions = new Set(own.items.map(({ session }) => session));
    expect(opened.items.every(({ session }) => sessions.has(session))).toBe(true);
    const others = cockpit.lineage.restsOn(user('north-2', 'learner', []), { ...ask, person: 'north-1', limit: 200 });
    await expect(others).rejects.toMatchObject({ code: 'not_found' });
    const ofGroup = { ...ask, figure: 'adoption' as const, limit: 200 };
    const asLearner = cockpit.lineage.restsOn(user('north-1', 'learner', []), ofGroup);
    await expect(asLearner).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('of a calibration name what the panel of probe learners made of the scenario, to who reads how it works', async () => {
    const { appends, calibrationOf } = calibrationAppends(kernel.keys);
    await stage.write(appends);

    const ask = { figure: 'calibration' as const, cohort: 'organisation', scenario: [], skill: [], limit: 10 };
    const restsOn = async (asked: Partial<LineageQuery>) => {
      const page = await cockpit.lineage.restsOn(user('alma', 'author', []), { ...ask, ...asked });
      return page.items.map(({ topic, offset, event, session }) => {
        expect([topic, session]).toEqual([topics.catalog, null]);
        const entry = kernel.journal.readAt(offset);
        expect(entry?.kind === 'event' && entry.event.id).toBe(event);
        return calibrationOf.get(event);
      });
    };
    expect(await restsOn({ scenario: ['reprimand'] })).toEqual(['reprimand 2']);
    expect(await restsOn({ scenario: ['reprimand'], version: 1 })).toEqual(['reprimand 1']);
    expect(await restsOn({ scenario: ['unhappy-customer'] })).toEqual(['unhappy-customer 1']);
    // The noise floor rests on those where it was measured.
    expect(await restsOn({})).toEqual(['reprimand 2']);
    const { basis } = await cockpit.lineage.restsOn(max, { ...ask, scenario: ['reprimand'] });
    expect(basis).toMatchObject({ events: 1, sessions: 0, learners: 0, practice: null });
    expect(basis?.versions.map(({ kind, id, version }) => [kind, id, version])).toEqual([
      ['engine', 'an-engine-of-then', '7'],
      ['scorer', 'repartee-criteria', '4'],
    ]);
    await expect(cockpit.lineage.restsOn(user('north-1', 'learner', []), ask)).rejects.toMatchObject({ code: 'forbidden' }); // prettier-ignore
  });

  it('are said to have no place, and not left out, where a row is older than the record of places', async () => {
    const row = "organisation = 'acme' AND session_id = 'session-0-1' AND skill_id = 'listening'";
    const placeless = (sql: string) => kernel.clickhouse.command(`ALTER TABLE skill_scores UPDATE ${sql} SETTINGS mutations_sync = 1`); // prettier-ignore
    await placeless(`log_partition = '' WHERE ${row}`);
    const ask = { figure: 'progress' as const, cohort: 'organisation', scenario: [], skill: ['listening' as const] };
    const asked = cockpit.lineage.restsOn(user('north-1', 'learner', []), { ...ask, limit: 200 });
    await expect(asked).rejects.toMatchObject({ code: 'events_not_placed', status: 503 });
    await placeless(`log_partition = 'journal' WHERE ${row}`);
  });

  it('are shown to a trainer of one site as far as the site goes', async () => {
    const others = { cohort: ['site:lyon'], scenario: [], skill: [], ...PERIOD };
    await expect(cockpit.compare.compare(tess, others)).rejects.toMatchObject({ code: 'unknown_cohort' });
    const { items } = await cockpit.queue.page(tess, { seen: 'all', limit: 50, ...PERIOD });
    expect(items).toHaveLength(50);
    expect(new Set(items.map(({ session }) => session.place.site.id))).toEqual(new Set(['lille']));
    expect(items[0]?.moments).toHaveLength(2);
  });

  it('open to the words, and the learner sees by whom', async () => {
    const page = await cockpit.sessionPage.open(tess, 'session-0-1');
    expect(page.transcript[1]?.text).toBe('Words of turn 1 in session-0-1, said to nobody else.');
    expect(page.debriefing?.skills).toHaveLength(4);
    await stage.settled();
    const own = await cockpit.sessionPage.open(user('north-1', 'learner', []), 'session-0-1');
    expect(own.viewings.map(({ by, as }) => [by.id, as])).toEqual([['tess', 'trainer']]);
  });

  it('keep practice from everybody else', async () => {
    for (const reader of [tess, max])
      await expect(cockpit.sessionPage.open(reader, 'session-0-0')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('come to identical tables when they are projected again, before a rebuild and after', async () => {
    const { clickhouse, history } = kernel;
    expect((await verifyProjections({ clickhouse, history })).identical).toBe(true);
    await rebuildProjections({ clickhouse, history });
    const { identical, tables } = await verifyProjections({ clickhouse, history });
    expect(identical).toBe(true);
    expect(tables.find(({ table }) => table === 'sessions')?.rows).toBe(2_112);
  }, 120_000);
});

/** The scores that a figure rests on. */
async function scoresBehind(reader: User, question: Partial<LineageQuery>): Promise<Scored[]> {
  const events: DomainEvent[] = await stage.eventsBehind(reader, question);
  return events.map((data) => {
    if (data.$typeName !== 'repartee.scores.v1.SkillScored' || !data.placement) throw new Error('Not a score');
    expect(data.placement.purpose).toBe(commonV1.Purpose.ASSESSED);
    return {
      learner: data.placement.learnerId,
      scenario: data.placement.scenario?.id ?? '',
      startedMs: Number(data.placement.sessionStartedMs),
      points: (data.score ?? NaN) / 100,
    };
  });
}
