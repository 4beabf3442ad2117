import { ContentVersionPage, PackReport, ScenarioContent, ScenarioPage, Written } from '@repartee/proto';
import type { ContentKind, ImportPack, Scenario } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../../api/api.js';
import { usePaged } from '../../api/paged.js';

const contentPath = (kind: ContentKind, id: string): string => `/api/catalog/${kind}/${encodeURIComponent(id)}`;

export const useStudioScenarios = () => usePaged(ScenarioPage, { key: ['scenarios'], path: '/api/catalog/scenarios' });

export const useContent = (scenarioId: MaybeRefOrGetter<string>, version: MaybeRefOrGetter<number | undefined>) =>
  useQuery({
    queryKey: ['scenarios', 'content', scenarioId, version],
    queryFn: ({ signal }) =>
      api.get(`${contentPath('scenarios', toValue(scenarioId))}/content`, ScenarioContent, {
        query: { version: toValue(version) },
        signal,
      }),
  });

export const useVersions = (scenarioId: MaybeRefOrGetter<string>) =>
  usePaged(ContentVersionPage, {
    key: ['scenarios', 'versions'],
    path: () => `${contentPath('scenarios', toValue(scenarioId))}/versions`,
  });

export const importPack = (body: ImportPack) => api.post('/api/catalog/packs', PackReport, body);

/** Publishes the scenario as it is given, as its next version: the very way a file of it goes. */
export const publishChange = (scenario: Scenario) =>
  importPack({ files: [{ path: `scenarios/${scenario.id}.yaml`, text: JSON.stringify(scenario) }], dryRun: false });

export const retire = (kind: ContentKind, id: string) => api.post(`${contentPath(kind, id)}/retire`, Written);
