import {
  AddedPerson,
  AssignmentPage,
  Created,
  ImportReport,
  OneTimeLink,
  Organisation,
  PersonPage,
  PersonView,
  ProgrammePage,
  ScenarioPage,
  SitePage,
  TeamPage,
  Written,
} from '@repartee/proto';
import type {
  AddPerson,
  AssignScenario,
  CorrectProfile,
  ErasePerson,
  FormTeam,
  Grant,
  ImportPeople,
  LaunchProgramme,
  MovePerson,
  OpenSite,
  RecordingTerm,
  Role,
  SpeechCeiling,
  VisibilityPolicy,
} from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';
import type { z } from 'zod';

import { api } from '../../api/api.js';
import type { QueryValues } from '../../api/client.js';
import { usePaged } from '../../api/paged.js';
import type { Page } from '../../api/paged.js';

const PAGE = 200;

/** Every page of a list, one after the other: what a choice is made from must be whole. */
const readAll = async <Item>(path: string, schema: z.ZodType<Page<Item>>, signal: AbortSignal): Promise<Item[]> => {
  const items: Item[] = [];
  let after: string | null = null;
  do {
    const page: Page<Item> = await api.get(path, schema, { query: { limit: PAGE, after }, signal });
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
};

export const useSites = () =>
  useQuery({ queryKey: ['sites', 'all'], queryFn: ({ signal }) => readAll('/api/sites', SitePage, signal) });

export const useTeams = () =>
  useQuery({ queryKey: ['teams', 'all'], queryFn: ({ signal }) => readAll('/api/teams', TeamPage, signal) });

export const useAllScenarios = () =>
  useQuery({
    queryKey: ['scenarios', 'all'],
    queryFn: ({ signal }) => readAll('/api/catalog/scenarios', ScenarioPage, signal),
  });

export const usePeople = (query: MaybeRefOrGetter<QueryValues>) =>
  usePaged(PersonPage, { key: ['people'], path: '/api/people', query });

const personPath = (personId: string): string => `/api/people/${encodeURIComponent(personId)}`;

export const usePerson = (personId: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['person', personId],
    queryFn: ({ signal }) => api.get(personPath(toValue(personId)), PersonView, { signal }),
  });

export const useProgrammes = () => usePaged(ProgrammePage, { key: ['programmes'], path: '/api/programmes' });

export const useAssignments = (query: MaybeRefOrGetter<QueryValues>) =>
  usePaged(AssignmentPage, { key: ['assignments'], path: '/api/assignments', query });

export const useOrganisation = () =>
  useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => api.get('/api/organisation', Organisation, { signal }),
  });

export const addPerson = (body: AddPerson) => api.post('/api/people', AddedPerson, body);
export const importPeople = (body: ImportPeople) => api.post('/api/people/import', ImportReport, body);
export const movePerson = (id: string, body: MovePerson) => api.post(`${personPath(id)}/move`, Written, body);
export const correctProfile = (id: string, body: CorrectProfile) => api.put(`${personPath(id)}/profile`, Written, body);
export const grantRole = (id: string, { role, ...reach }: Grant) =>
  api.put(`${personPath(id)}/roles/${role}`, Written, reach);
export const withdrawRole = (id: string, role: Role) => api.remove(`${personPath(id)}/roles/${role}`, Written);
export const letLeave = (id: string) => api.post(`${personPath(id)}/leave`, Written);
export const erasePerson = (id: string, body: ErasePerson) => api.post(`${personPath(id)}/erase`, Written, body);
export const makeLink = (id: string, kind: 'invitation' | 'password-reset') =>
  api.post(`${personPath(id)}/${kind}`, OneTimeLink);

export const openSite = (body: OpenSite) => api.post('/api/sites', Created, body);
export const formTeam = (body: FormTeam) => api.post('/api/teams', Created, body);
export const launchProgramme = (body: LaunchProgramme) => api.post('/api/programmes', Created, body);
export const assignScenario = (body: AssignScenario) => api.post('/api/assignments', Created, body);
export const setSpeechCeiling = (body: SpeechCeiling) => api.put('/api/organisation/speech-ceiling', Written, body);
export const keepRecordings = (body: RecordingTerm) => api.put('/api/organisation/recording-term', Written, body);
export const adoptPolicy = (body: VisibilityPolicy) => api.put('/api/organisation/policy', Written, body);
