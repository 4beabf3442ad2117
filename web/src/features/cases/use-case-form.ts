import { useMutation } from '@tanstack/vue-query';
import { computed, reactive, shallowReactive } from 'vue';

import { localDay } from '../../i18n/format.js';
import { answersOf } from './draft.js';
import type { CaseDraft } from './draft.js';
import { caseFields, isStopped, remarksOn } from './remarks.js';
import type { CaseField, Remark } from './remarks.js';

interface CaseFormParts<Result> {
  initial: CaseDraft;
  send: (draft: CaseDraft, answers: ReturnType<typeof answersOf>) => Promise<Result>;
  done: (result: Result) => void | Promise<void>;
}

/**
 * The five answers while they are given. A remark is made once its answer has been left, or all of them were sent;
 * what is put right loses it at once.
 */
export const useCaseForm = <Result>({ initial, send, done }: CaseFormParts<Result>) => {
  const draft = reactive<CaseDraft>({ ...initial });
  const left = shallowReactive(new Set<CaseField>());
  const today = localDay(new Date());
  const found = computed(() => remarksOn(draft, today));
  const mutation = useMutation({ mutationFn: () => send({ ...draft }, answersOf(draft)), onSuccess: done });

  const remarkOn = (field: CaseField): Remark | undefined => (left.has(field) ? found.value[field] : undefined);
  /** An empty field that is passed by is not called wrong before everything is sent. */
  const leave = (field: CaseField): void => {
    if (draft[field] !== '') left.add(field);
  };
  const mend = (field: CaseField): void => {
    const mended = found.value[field]?.mended;
    if (mended !== undefined && field !== 'templateId' && field !== 'reaction') draft[field] = mended;
  };
  /** False where something stands against it; the remarks show what. */
  const submit = (): boolean => {
    for (const field of caseFields) left.add(field);
    if (isStopped(found.value)) return false;
    mutation.mutate();
    return true;
  };

  return { draft, today, remarkOn, leave, mend, submit, busy: mutation.isPending, problem: mutation.error };
};

export type CaseForm = ReturnType<typeof useCaseForm>;
