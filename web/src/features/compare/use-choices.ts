import type { Lookups } from '@repartee/proto';
import { computed, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import type { OptionGroup } from '../../design/index.js';
import { useWords } from '../../i18n/use-words.js';
import type { Question } from './question.js';

export const ALL = 'all';

/** What the sentence's words may be changed to. */
export const useChoices = (known: MaybeRefOrGetter<Lookups>, asked: MaybeRefOrGetter<Question>) => {
  const { t, tx } = useWords();

  const groups = computed<OptionGroup[]>(() => {
    const { organisation, sites, teams, programmes } = toValue(known);
    const named = (kind: string, list: readonly { id: string; name: string }[]): OptionGroup['choices'] =>
      list.map(({ id, name }) => ({ value: `${kind}:${id}`, label: name }));
    const teamGroups = sites.map(({ id, name }) => ({
      label: t('compare.teamsOf', { site: name }),
      choices: named(
        'team',
        teams.filter(({ siteId }) => siteId === id),
      ),
    }));
    // A reader of single teams sees no site by name.
    const others = teams.filter(({ siteId }) => !sites.some(({ id }) => id === siteId));
    return [
      { choices: [{ value: 'organisation', label: t('compare.everybody', { organisation: organisation.name }) }] },
      { label: t('compare.sites'), choices: named('site', sites) },
      ...teamGroups,
      { label: t('compare.teams'), choices: named('team', others) },
      { label: t('compare.programmes'), choices: named('programme', programmes) },
    ].filter(({ choices }) => choices.length > 0);
  });

  const skills = computed<OptionGroup[]>(() => {
    const { skill } = toValue(asked);
    const several = { value: skill.join(' '), label: t('compare.severalSkills', { count: skill.length }) };
    return [
      { choices: [{ value: ALL, label: t('compare.allSkills') }, ...(skill.length > 1 ? [several] : [])] },
      { choices: toValue(known).skills.map(({ id, name }) => ({ value: id, label: tx(name) })) },
    ];
  });
  const skill = computed(() => toValue(asked).skill.join(' ') || ALL);

  const scenarios = computed<OptionGroup[]>(() => {
    const all = toValue(known).scenarios;
    const families = [...new Set(all.map(({ family }) => family))];
    const several = toValue(asked).scenario;
    const many = { value: several.join(' '), label: t('compare.severalScenarios', { count: several.length }) };
    return [
      { choices: [{ value: ALL, label: t('compare.allScenarios') }, ...(several.length > 1 ? [many] : [])] },
      {
        label: t('compare.kinds'),
        choices: families.map((value) => ({ value: `family:${value}`, label: t(`compare.family.${value}`) })),
      },
      { label: t('compare.scenarios'), choices: all.map(({ id, title }) => ({ value: id, label: tx(title) })) },
    ];
  });
  const scenario = computed(() => {
    const { family, scenario: ids } = toValue(asked);
    return family ? `family:${family}` : ids.join(' ') || ALL;
  });
  const toScenario = (value: string): Partial<Question> => {
    if (value === ALL) return { family: '', scenario: [] };
    if (value.startsWith('family:')) return { family: value.slice('family:'.length), scenario: [] };
    return { family: '', scenario: value.split(' ') };
  };

  return { groups, skills, skill, scenarios, scenario, toScenario };
};
