import { storyScenarios } from './company.js';
import { planDemo } from './plan-demo.js';

const until = Date.UTC(2026, 10, 23, 9);
const plan = planDemo({ until, size: 'full', scenarioIds: storyScenarios });
const [main, other] = plan.organisations;

describe('when the whole demo is planned', () => {
  it('has three sites, eight teams and ninety-six learners', () => {
    expect(main?.sites.map(({ name }) => name)).toEqual(['Lille', 'Lyon', 'Nantes']);
    expect(main?.teams).toHaveLength(8);
    expect(new Set(main?.sessions.map(({ learner }) => learner.id)).size).toBe(96);
  });

  it('has at least two thousand sessions, in the twenty-six weeks before its end', () => {
    const moments = main?.sessions.map(({ startsAt }) => startsAt) ?? [];
    expect(moments.length).toBeGreaterThanOrEqual(2000);
    expect(Math.max(...moments)).toBeLessThan(until);
    expect(Math.min(...moments)).toBeGreaterThan(until - 27 * 7 * 86_400_000);
  });

  it('plays every scenario, in both languages and for both purposes', () => {
    const sessions = main?.sessions ?? [];
    expect(new Set(sessions.map(({ scenarioId }) => scenarioId)).size).toBe(storyScenarios.length);
    expect(new Set(sessions.map(({ language, purpose }) => `${language} ${purpose}`)).size).toBe(4);
  });

  it('numbers attempts from one, without gaps, by learner, scenario and purpose', () => {
    const attempts = new Map<string, number[]>();
    for (const { learner, scenarioId, purpose, attempt } of main?.sessions ?? []) {
      const key = `${learner.id}/${scenarioId}/${purpose}`;
      attempts.set(key, [...(attempts.get(key) ?? []), attempt]);
    }
    for (const numbers of attempts.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('gives each person an address and a name of their own', () => {
    const people = plan.organisations.flatMap(({ people }) => people);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it('is the same every time', () => {
    expect(planDemo({ until, size: 'full', scenarioIds: storyScenarios })).toEqual(plan);
  });

  it('keeps the organisations apart', () => {
    const ids = (one: typeof main) =>
      [...(one?.people ?? []), ...(one?.teams ?? []), ...(one?.sites ?? [])].map(({ id }) => id);
    expect(ids(main).filter((id) => ids(other).includes(id))).toEqual([]);
  });
});

describe('when the small demo is planned', () => {
  it('keeps the learner account and a few learners', () => {
    const [small] = planDemo({ until, size: 'small', scenarioIds: storyScenarios }).organisations;
    expect(small?.sessions.filter(({ learner }) => learner.account)).toHaveLength(11);
    expect(small?.sessions.length).toBeLessThan(300);
  });
});

describe('when the catalogue offers fewer scenarios', () => {
  it('tells the story with those', () => {
    const scenarioIds = ['unhappy-customer', 'something-else'];
    const [fewer] = planDemo({ until, size: 'full', scenarioIds }).organisations;
    expect(new Set(fewer?.sessions.map(({ scenarioId }) => scenarioId))).toEqual(new Set(scenarioIds));
    expect(fewer?.programmes.flatMap((programme) => programme.scenarioIds)).toEqual(['unhappy-customer']);
  });
});
