import type { Grant } from '@repartee/proto';

import { useWords } from '../../i18n/use-words.js';
import { useSites, useTeams } from './queries.js';

/** How far a grant reaches, in words. */
export const useReach = () => {
  const { t } = useWords();
  const { data: sites } = useSites();
  const { data: teams } = useTeams();
  const namesOf = (ids: readonly string[], places: readonly { id: string; name: string }[] | undefined): string[] =>
    ids.map((id) => places?.find((place) => place.id === id)?.name ?? t('admin.grant.elsewhere'));
  return ({ role, everywhere, sites: siteIds, teams: teamIds }: Grant): string => {
    if (role === 'learner') return t('admin.grant.own');
    if (everywhere) return t('admin.grant.everywhere');
    return [...namesOf(siteIds, sites.value), ...namesOf(teamIds, teams.value)].join(', ');
  };
};
