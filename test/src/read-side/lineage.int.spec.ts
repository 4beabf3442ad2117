import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { User } from '@repartee/kernel';
import type { DomainEvent, LineageQuery } from '@repartee/proto';
import { scoresV1, sessionsV1 } from '@repartee/proto';

import { companyAppends, learners } from './company.js';
import { agreementOf, scoreOf, typicalErrorOf } from './figures-by-hand.js';
import { PERIOD, ReadStage, max, tess, user } from './read-stage.js';
import type { Rehearsal } from './rehearsals.js';
import { planRehearsals, rehearsalAppends } from './rehearsals.js';
import { correctionAppends, putBackAppends, unscoredAppends } from './reviews.js';

/** Two teams of Lille. */
const plan = planRehearsals(learners.slice(0, 24));
const own = user('north-1', 'learner', []);
const author = user('alma', 'author', []);
const [practised, corrected, ...later] = plan.filter(({ learner }) => learner.id === own.id);
const others = plan.filter(({ learner, assessed }) => learner.id === 'south-1' && assessed);
const unscored: Rehearsal = { ...others[0]!, id: 'unscored', attempt: 9 };
const fork: Rehearsal = {
  ...{ ...practised!, id: 'fork', attempt: 0, score: 71, startedAt: practised!.startedAt + 3_600_000 },
  fork: { sessionId: practised!.id, turn: 3, rootSessionId: practised!.id },
};
/** Somebody who came from Lille to Lyon between two attempts, alone with a new engine. */
const [inLille, inLyon] = (['lille', 'lyon'] as const).map((site, before): Rehearsal => ({
  ...{ ...corrected!, id: `in-${site}`, attempt: before + 1, score: 60 - 20 * before, engine: '2' },
  learner: { id: 'east-1', team: site === 'lille' ? 'north' : 'east', site },
}));
const lea = user('lea', 'trainer', ['lyon']);

let stage: ReadStage;

beforeAll(async () => {
  stage = await ReadStage.start();
  const { writing } = stage;
  await stage.write([
    ...companyAppends(writing),
    ...[...plan, fork, inLille!, inLyon!].flatMap((one) => rehearsalAppends(writing, one)),
    ...[corrected!, others[1]!, others[2]!].flatMap((one) => correctionAppends(writing, one)),
    ...putBackAppends(writing, others[3]!),
    ...unscoredAppends(writing, unscored),
  ]);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

type Of<Type extends DomainEvent['$typeName']> = Extract<DomainEvent, { $typeName: Type }>;

/** Those events of a figure that are of one type. */
function ofType<Type extends DomainEvent['$typeName']>(events: readonly DomainEvent[], type: Type): Of<Type>[] {
  return events.filter((event): event is Of<Type> => event.$typeName === type);
}

const SCORED = 'repartee.scores.v1.SkillScored';
const WRITTEN = 'repartee.scores.v1.DebriefingWritten';
const CORRECTED = 'repartee.scores.v1.CriterionCorrected';
const MARKED = 'repartee.scores.v1.KeyMomentMarked';
const FAILED = 'repartee.scores.v1.ScoringFailed';
const STARTED = 'repartee.sessions.v1.SessionStarted';
const SHIFTED = 'repartee.sessions.v1.DispositionShifted';
const ENDED = 'repartee.sessions.v1.SessionEnded';

const behind = (reader: User, question: Partial<LineageQuery>) => stage.eventsBehind(reader, question);
const restsOn = (reader: User, question: Partial<LineageQuery> & Pick<LineageQuery, 'figure'>) =>
  stage.cockpit.lineage.restsOn(reader, { cohort: 'organisation', scenario: [], skill: [], limit: 100, ...question });
const open = (reader: User, { id }: Rehearsal) => stage.cockpit.sessionPage.open(reader, id);

describe('what is shown of a single session', () => {
  it.each<[string, User, Rehearsal]>([
    ['practice, to its learner', own, practised!],
    ['a corrected one, to its trainer', tess, corrected!],
  ])('has the score that comes of the scores of its skills: %s', async (_, reader, rehearsal) => {
    const page = await open(reader, rehearsal);
    const events = ofType(await behind(reader, { figure: 'session', session: [rehearsal.id] }), SCORED);

    expect(scoreOf(events)).toBeCloseTo(page.session.score ?? NaN, 2);
    const bySkill = (page.debriefing?.skills ?? []).map(({ id, score }) => [id, score]).sort();
    expect(events.map(({ skillId, score }) => [skillId, (score ?? NaN) / 100]).sort()).toEqual(bySkill);
    const [listening] = await behind(reader, { figure: 'session', session: [rehearsal.id], skill: ['listening'] });
    expect(listening).toEqual(events.find(({ skillId }) => skillId === 'listening'));
  });

  it('has measures and an end that two events say', async () => {
    const page = await open(tess, corrected!);
    const events = await behind(tess, { figure: 'measures', session: [corrected!.id] });
    const [written, ended] = [ofType(events, WRITTEN)[0], ofType(events, ENDED)[0]];

    expect(events).toHaveLength(2);
    const { learnerTurns, personaTurns, learnerWords } = written?.metrics ?? {};
    const { leversReached, leversAvailable, missteps } = written ?? {};
    expect(page.metrics).toMatchObject({ learnerTurns, personaTurns, learnerWords, leversReached, leversAvailable, missteps }); // prettier-ignore
    const { turns, objectiveReached, atMs: durationMs } = ended ?? {};
    expect(page.session).toMatchObject({ turns, objectiveReached, durationMs });
  });

  it('has a curve that goes from its beginning from one shift to the next', async () => {
    const page = await open(tess, corrected!);
    const events = await behind(tess, { figure: 'disposition', session: [corrected!.id] });
    const shifts = ofType(events, SHIFTED).sort((one, other) => one.turn - other.turn);

    const points = [
      ...ofType(events, STARTED).map(({ disposition }) => disposition),
      ...shifts.map(({ after }) => after),
    ];
    expect(points.length).toBe(events.length);
    expect(points.map(pointOf)).toEqual(page.dispositions.map(pointOf));
  });

  it('stands beside another way from the same conversation, on the events of both', async () => {
    const page = await open(own, practised!);
    expect(page.branches.map(({ id }) => id)).toEqual([practised!.id, fork.id]);
    const session = page.branches.map(({ id }) => id);
    const scores = ofType(await behind(own, { figure: 'session', session }), SCORED);
    for (const { id, score } of page.branches)
      expect(scoreOf(scores.filter(({ placement }) => placement?.sessionId === id))).toBeCloseTo(score ?? NaN, 2);
    const curves = await behind(own, { figure: 'disposition', session });
    const each = await Promise.all([practised!, fork].map((one) => open(own, one)));
    expect(curves).toHaveLength(each.reduce((sum, { dispositions }) => sum + dispositions.length, 0));
  });

  it('counts the people whose sessions are asked about', async () => {
    const learnersOf = async (...asked: Rehearsal[]) => (await restsOn(tess, { figure: 'session', session: asked.map(({ id }) => id) })).basis?.learners; // prettier-ignore

    expect(await learnersOf(corrected!)).toBe(1);
    expect(await learnersOf(corrected!, others[1]!)).toBe(2);
  });

  it('says nothing of what was said, so nobody is told that it was opened', async () => {
    const [, untouched] = later.filter(({ assessed }) => assessed);
    await behind(tess, { figure: 'session', session: [untouched!.id] });
    await stage.settled();
    expect((await open(own, untouched!)).viewings).toEqual([]);
  });

  it('is there for who opens the session, and for nobody else', async () => {
    for (const figure of ['session', 'measures', 'disposition', 'queued'] as const) {
      const missing = { code: 'not_found', status: 404 };
      for (const reader of [tess, max, author])
        await expect(behind(reader, { figure, session: [practised!.id] })).rejects.toMatchObject(missing);
      const another = user('north-2', 'learner', []);
      await expect(behind(another, { figure, session: [corrected!.id] })).rejects.toMatchObject(missing);
      // One that is not theirs is not let in by one that is.
      const both = [corrected!.id, practised!.id];
      await expect(behind(tess, { figure, session: both })).rejects.toMatchObject(missing);
      await expect(behind(tess, { figure })).rejects.toMatchObject(missing);
    }
    const queued = behind(own, { figure: 'queued', session: [corrected!.id] });
    await expect(queued).rejects.toMatchObject({ code: 'not_found' });
  });
});

const pointOf = (one?: { trust: number; tension: number; openness: number }) => [
  one?.trust,
  one?.tension,
  one?.openness,
];

describe('the place of a session in the queue', () => {
  it('comes of the events that it names, and so do the reasons and scores beside it', async () => {
    const query = { seen: 'all' as const, limit: 200, ...PERIOD };
    const { items } = await stage.cockpit.queue.page(tess, query);
    const south = await stage.cockpit.queue.page(tess, { ...query, learner: unscored.learner.id });
    const fellBehind = items.filter(({ reasons }) => reasons.some(({ code }) => code === 'fell_behind'));
    const shown = [...items.slice(0, 12), ...fellBehind.slice(0, 4), ...south.items];
    for (const item of shown) {
      const events = await behind(tess, { figure: 'queued', session: [item.session.id] });
      expect(weightOf(events)).toBe(item.weight);
      const scores = ofType(events, SCORED);
      const scored = scores.filter(({ placement }) => placement?.sessionId === item.session.id);
      const before = scores.filter(({ placement }) => placement?.sessionId !== item.session.id);
      if (scored.length > 0) expect(scoreOf(scored)).toBeCloseTo(item.session.score ?? NaN, 2);
      expect(before.length > 0).toBe(item.session.attempt > 1);
      const [fell] = item.reasons.flatMap((reason) => (reason.code === 'fell_behind' ? [reason.points] : []));
      if (fell !== undefined) expect(scoreOf(before) - scoreOf(scored)).toBeCloseTo(fell, 1);
    }
    const codes = new Set<string>(shown.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
    for (const code of ['heavy_moment', 'persona_left', 'fell_behind', 'scoring_failed']) expect(codes).toContain(code);
  });

  it('tells of the attempt before it only to who opens that one, too', async () => {
    const named = async (reader: User) => (await restsOn(reader, { figure: 'queued', session: [inLyon!.id] })).items.map(({ session }) => session); // prettier-ignore
    const ofEvents = (ids: (string | null)[]) => ids.filter((id) => id === inLyon!.id).length;

    expect(new Set(await named(max))).toEqual(new Set([inLyon!.id, inLille!.id]));
    const toLea = await named(lea);
    expect(new Set(toLea)).toEqual(new Set([inLyon!.id]));
    // Its scorecard, its heaviest moment, its end and a score of each skill.
    expect([ofEvents(toLea), toLea.length]).toEqual([7, 7]);
    const reasonsFor = async (reader: User) => {
      const { items } = await stage.cockpit.queue.page(reader, { seen: 'all', limit: 200, ...PERIOD });
      const item = items.find(({ session }) => session.id === inLyon!.id);
      return item?.reasons.map(({ code }) => code);
    };
    expect(await reasonsFor(max)).toContain('fell_behind');
    expect(await reasonsFor(lea)).not.toContain('fell_behind');
  });
});

/** The queue's order, from events alone. */
function weightOf(events: readonly DomainEvent[]): number {
  if (ofType(events, FAILED).length > 0) return 60;
  const [written, ended, moment] = [ofType(events, WRITTEN)[0], ofType(events, ENDED)[0], ofType(events, MARKED)[0]];
  const hasLeft = ended?.reason === sessionsV1.EndReason.PERSONA_LEFT;
  return Math.min(100, (moment?.weight ?? 0) + (hasLeft ? 10 : 0) + (written?.objectiveReached ? 0 : 5));
}

describe('what the page about method shows', () => {
  it('has sessions of each version, as many as there are events of that version and of no other', async () => {
    const { versions } = await stage.cockpit.method.method(max);
    const kinds = { rubrics: 'rubric', scenarios: 'scenario', engines: 'engine', recognisers: 'recogniser' } as const;
    for (const [kind, addressed] of Object.entries(kinds) as [keyof typeof kinds, string][])
      for (const { id, version, sessions } of versions[kind]) {
        const events = ofType(await behind(max, { figure: 'use', use: `${addressed}:${id}@${version}` }), STARTED);
        expect(new Set(events.map(({ sessionId }) => sessionId)).size).toBe(sessions);
        const used = events.map(({ [addressed as 'scenario']: one }) => one);
        for (const one of used) expect(one).toMatchObject(kind === 'engines' || kind === 'recognisers' ? { name: id, version } : { id, version: Number(version) }); // prettier-ignore
      }
    expect(versions.scenarios.length).toBeGreaterThan(1);
    expect(await behind(max, { figure: 'use', use: `scenario:${versions.scenarios[0]?.id}@2` })).toEqual([]);
    const [scorer] = versions.scorers;
    const written = ofType(
      await behind(max, { figure: 'use', use: `scorer:${scorer?.id}@${scorer?.version}` }),
      WRITTEN,
    );
    expect(new Set(written.map(({ placement }) => placement?.sessionId)).size).toBe(scorer?.sessions);
    expect(new Set(written.map(({ placement }) => placement?.scorer?.name))).toEqual(new Set([scorer?.id]));
  });

  it('has a typical error that comes of the scores it names', async () => {
    const { typicalError } = await stage.cockpit.method.method(max);
    const scores = ofType(await behind(max, { figure: 'typicalError' }), SCORED);

    const byHand = typicalErrorOf(scores);
    expect(byHand.points).toBeCloseTo(typicalError?.points ?? NaN, 1);
    expect([byHand.pairs, byHand.learners]).toEqual([typicalError?.pairs, typicalError?.learners]);
  });

  it('has an agreement that comes of the answers that stand and of those that stood before somebody corrected them', async () => {
    const { agreement } = await stage.cockpit.method.method(max);
    const events = await behind(max, { figure: 'agreement' });
    const [scores, corrections] = [ofType(events, SCORED), ofType(events, CORRECTED)];

    const sessions = new Set(scores.map(({ placement }) => placement?.sessionId));
    expect(sessions).toEqual(new Set([corrected!.id, others[1]!.id, others[2]!.id, others[3]!.id]));
    // One that was put back was corrected twice; its first correction says what the scorer had answered.
    expect(corrections.map(({ placement, from }) => [placement?.sessionId, from]).sort()).toEqual(
      [...sessions].map((session) => [session, scoresV1.Answer.PARTLY]).sort(),
    );
    expect(scores.length + corrections.length).toBe(events.length);
    const { criteria, corrected: otherwise } = agreement ?? {};
    expect(agreementOf(scores, corrections)).toEqual({ criteria, corrected: otherwise });
    expect(agreement).toMatchObject({ criteria: 47, corrected: 3, sessions: 4, share: 0.94 });
  });

  it.each([
    ['a version that one learner has used', { figure: 'use', use: 'engine:rules@2' }, { sessions: 2, learners: null }],
    ['corrections of two learners', { figure: 'agreement' }, { sessions: 4, learners: null }],
    ['a version of everybody', { figure: 'use', use: 'engine:rules@1' }, { learners: 24 }],
    ['a version of nobody', { figure: 'use', use: 'engine:rules@9' }, { sessions: 0, learners: 0 }],
  ] as const)('counts no fewer than five learners: %s', async (_, question, basis) => {
    expect((await restsOn(author, question)).basis).toMatchObject(basis);
  });

  it('is open to who reads it, and names sessions to who opens them; a learner hears of others in numbers alone', async () => {
    const limit = 5;
    const use = 'scenario:reprimand@1';
    for (const figure of ['use', 'typicalError', 'agreement'] as const) {
      const named = async (reader: User) => (await restsOn(reader, { figure, use, limit })).items.map(({ session }) => session !== null); // prettier-ignore
      expect(new Set(await named(tess))).toEqual(new Set([true]));
      expect(new Set(await named(author))).toEqual(new Set([false]));
      if (figure === 'typicalError') continue;
      await expect(behind(own, { figure, use })).rejects.toMatchObject({ code: 'forbidden' });
    }
    const whole = await restsOn(max, { figure: 'typicalError', limit });
    const told = await restsOn(own, { figure: 'typicalError', limit });
    expect(told).toEqual({ ...whole, items: [], next: null });
  });
});
