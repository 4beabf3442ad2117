import { describe, expect, it } from '@jest/globals';
import { castSamples } from '@repartee/dialogue';
import type { Persona, Rubric, Scenario } from '@repartee/proto';

import { presentCore } from '../core-pack.js';
import { playEnds, tooAlike } from './separation.js';

const { pack } = presentCore();
const scenarios = pack.scenarios.map(({ content }) => content);
const templates = scenarios.filter(({ case_for }) => case_for !== undefined);

const withId = <Content extends Persona | Rubric>(read: readonly { content: Content }[], id: string): Content => {
  const found = read.find(({ content }) => content.id === id)?.content;
  if (!found) throw new Error(`There is no "${id}".`);
  return found;
};

const playsOf = (scenario: Scenario) =>
  castSamples({
    scenario,
    persona: withId(pack.personas, scenario.persona),
    rubric: withId(pack.rubrics, scenario.rubric),
  });

describe('the templates of cases', () => {
  it('are one for every scenario', () => {
    const others = scenarios.filter(({ case_for }) => case_for === undefined);
    expect(templates.map(({ case_for }) => case_for).toSorted()).toEqual(others.map(({ id }) => id).toSorted());
  });
});

describe('the template of receiving somebody for a post', () => {
  const template = templates.find(({ case_for }) => case_for === 'job-interview');
  const plays = template ? playsOf(template) : [];

  it('tells novices from experts with each sample case', async () => {
    const ends = await Promise.all(plays.map((play) => playEnds(play, () => Promise.resolve())));
    expect(ends).toHaveLength(2);
    expect(ends.map(tooAlike)).toEqual([null, null]);
  });
});
