import { CasePage, CaseTemplates, CaseView, CaseWritten } from '@repartee/proto';
import type { CaseAnswers, TellCase, Written } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { shallowRef, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../../api/api.js';
import { usePaged } from '../../api/paged.js';

/** The last write about a case in this tab: no page about cases is older. */
const head = shallowRef<Written>();
const remember = ({ stream, version }: Written): void => void (head.value = { stream, version });

const pathOf = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

export const useCases = () => usePaged(CasePage, { key: ['my', 'cases'], path: '/api/cases', head });

export const useCase = (caseId: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['my', 'case', caseId],
    queryFn: ({ signal }) => api.get(pathOf(toValue(caseId)), CaseView, { signal, after: head.value }),
  });

export const useCaseTemplates = () =>
  useQuery({
    queryKey: ['scenarios', 'case-templates'],
    queryFn: ({ signal }) => api.get('/api/cases/templates', CaseTemplates, { signal }),
  });

export const tellCase = async (told: TellCase): Promise<CaseWritten> => {
  const written = await api.post('/api/cases', CaseWritten, told);
  remember(written);
  return written;
};

export const retellCase = async (caseId: string, answers: CaseAnswers): Promise<CaseWritten> => {
  const written = await api.put(pathOf(caseId), CaseWritten, { answers });
  remember(written);
  return written;
};

export const forgetCase = async (caseId: string): Promise<CaseWritten> => {
  const written = await api.remove(pathOf(caseId), CaseWritten);
  remember(written);
  return written;
};
