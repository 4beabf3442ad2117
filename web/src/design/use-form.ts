import { useMutation } from '@tanstack/vue-query';
import { computed, reactive, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { z } from 'zod';

import { isProblemError } from '../api/problem-error.js';

interface FormParts<Schema extends z.ZodType, Values extends object, Result> {
  schema: Schema;
  initial: Values;
  send: (body: z.output<Schema>) => Promise<Result>;
  done: (result: Result) => void | Promise<void>;
}

const wordOf = (issue: { code: string; origin?: string }): string => {
  if (issue.code === 'too_small') return 'tooShort';
  if (issue.code === 'too_big') return 'tooLong';
  return issue.code === 'invalid_format' ? 'format' : 'invalid';
};

/**
 * A form checked by the same schema as the server does. `errors` are keyed by dotted path; a refusal of the server that
 * names fields lands there too, any other in `problem`.
 */
export const useForm = <Schema extends z.ZodType, Values extends object, Result>(
  parts: FormParts<Schema, Values, Result>,
) => {
  const { t } = useI18n({ useScope: 'global' });
  const values = reactive(structuredClone(parts.initial)) as Values;
  const wrong = shallowRef<Record<string, string>>({});

  const mutation = useMutation({ mutationFn: parts.send, onSuccess: parts.done });
  const refused = computed<Record<string, string>>(() => {
    const error = mutation.error.value;
    if (!isProblemError(error)) return {};
    return Object.fromEntries((error.problem.errors ?? []).map(({ field, message }) => [field, message]));
  });

  const submit = (): void => {
    const checked = parts.schema.safeParse(values);
    wrong.value = {};
    if (checked.success) {
      mutation.mutate(checked.data);
      return;
    }
    const issues = checked.error.issues.map((issue) => [issue.path.join('.'), t(`design.invalid.${wordOf(issue)}`)]);
    wrong.value = Object.fromEntries(issues) as Record<string, string>;
  };

  return {
    values,
    submit,
    errors: computed(() => ({ ...refused.value, ...wrong.value })),
    busy: mutation.isPending,
    problem: computed(() => (Object.keys(refused.value).length > 0 ? null : mutation.error.value)),
  };
};
