import { fieldFaultOf } from '@repartee/proto';
import { useMutation } from '@tanstack/vue-query';
import { computed, nextTick, reactive, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import type { z } from 'zod';

import { isProblemError } from '../api/problem-error.js';
import { useFieldWords } from './use-problem-words.js';

interface FormParts<Schema extends z.ZodType, Values extends object, Result> {
  schema: Schema;
  initial: Values;
  send: (body: z.output<Schema>) => Promise<Result>;
  done: (result: Result) => void | Promise<void>;
}

const valueAt = (values: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], values);

/** The first field in error takes the focus, which reads it aloud with what is wrong with it. */
const focusWrong = async (form: EventTarget | null | undefined): Promise<void> => {
  await nextTick();
  if (form instanceof HTMLElement) form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
};

/**
 * A form checked by the same schema as the server does. `errors` are keyed by dotted path; a refusal of the server that
 * names fields lands there too, any other in `problem`.
 */
export const useForm = <Schema extends z.ZodType, Values extends object, Result>(
  parts: FormParts<Schema, Values, Result>,
) => {
  const { t } = useI18n({ useScope: 'global' });
  const fieldWords = useFieldWords();
  const values = reactive(structuredClone(parts.initial)) as Values;
  const wrong = shallowRef<Record<string, string>>({});

  let form: EventTarget | null | undefined;
  const mutation = useMutation({ mutationFn: parts.send, onSuccess: parts.done });
  const refused = computed<Record<string, string>>(() => {
    const error = mutation.error.value;
    if (!isProblemError(error)) return {};
    return Object.fromEntries((error.problem.errors ?? []).map((wrong) => [wrong.field, fieldWords(wrong)]));
  });

  const check = (): z.output<Schema> | undefined => {
    const checked = parts.schema.safeParse(values);
    const issues = (checked.error?.issues ?? []).map((issue) => [
      issue.path.join('.'),
      t(`design.invalid.${fieldFaultOf(issue, valueAt(values, issue.path))}`),
    ]);
    wrong.value = Object.fromEntries(issues) as Record<string, string>;
    return checked.data;
  };
  const submit = (event?: Event): void => {
    const body = check();
    form = event?.target;
    if (body === undefined) void focusWrong(form);
    else mutation.mutate(body);
  };
  watch(mutation.error, (error) => {
    if (error) void focusWrong(form);
  });
  // What was found wrong goes away as it is mended; nothing is called wrong before it was sent.
  watch(values, () => {
    if (Object.keys(wrong.value).length > 0) check();
    if (mutation.isError.value) mutation.reset();
  });

  return {
    values,
    submit,
    errors: computed(() => ({ ...refused.value, ...wrong.value })),
    busy: mutation.isPending,
    problem: computed(() => (Object.keys(refused.value).length > 0 ? null : mutation.error.value)),
  };
};
