import type { Problem } from '@repartee/proto';
import { useI18n } from 'vue-i18n';

export interface ProblemWords {
  /** What happened. */
  what: string;
  /** What is safe, or no longer is. */
  safe: string;
  /** What to do. */
  next: string;
}

const family = (problem: Problem): string => {
  if (problem.status === 403 || problem.status === 404) return 'notFound';
  if (problem.status === 429) return 'tooMany';
  if (problem.status >= 500) return 'server';
  return 'refused';
};

/** Problem details as three sentences: by code where we have words of our own, else by the kind of status. */
export const useProblemWords = () => {
  const composer = useI18n({ useScope: 'global' });
  const { t } = composer;
  return (problem: Problem): ProblemWords => {
    const base = composer.te(`design.problems.${problem.code}.what`)
      ? `design.problems.${problem.code}`
      : `design.problems.${family(problem)}`;
    const detail = { detail: problem.detail };
    return { what: t(`${base}.what`, detail), safe: t(`${base}.safe`, detail), next: t(`${base}.next`, detail) };
  };
};

/** What is wrong with one field: in the reader's language where the server names the fault, else as the server says it. */
export const useFieldWords = () => {
  const { t } = useI18n({ useScope: 'global' });
  return ({ fault, message }: NonNullable<Problem['errors']>[number]): string =>
    fault ? t(`design.invalid.${fault}`) : message;
};
