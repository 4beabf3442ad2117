import { useWords } from '../../i18n/use-words.js';
import type { Answer, Told } from './answer.js';
import { useFigureWords } from './use-figure-words.js';

type Theme = 'change' | 'gain' | 'level';

/** More names than these stand without their intervals: the chart has them. */
const MOST_WITH_INTERVALS = 2;

/** Answers as sentences: what is clear, what would be so only alone, what is not. */
export const useAnswerWords = (nameOf: (cohort: string | undefined) => string) => {
  const { t, tx, number, list: join } = useWords();
  const { range } = useFigureWords();

  const named = (told: readonly Told[], sized: boolean): string =>
    join(
      told.map(({ skill, low, high }) => {
        const quoted = t('compare.quoted', { name: tx(skill.name) });
        const ends = { low: Math.min(Math.abs(low), Math.abs(high)), high: Math.max(Math.abs(low), Math.abs(high)) };
        return sized ? t('compare.skillBy', { skill: quoted, range: range(ends) }) : quoted;
      }),
    );
  const list = (told: readonly Told[]): string => named(told, told.length <= MOST_WITH_INTERVALS);

  return (theme: Theme, answer: Answer): string[] => {
    const { up, down, alone, unclear, tooFew } = answer;
    const names = { cohort: nameOf(answer.cohort), against: nameOf(answer.against) };
    const all = up.length + down.length + alone.length + unclear + tooFew;
    if (tooFew === all) return [t(`compare.answer.${theme}.tooFew`, names)];
    const isClear = up.length + down.length > 0;
    const judged = all - tooFew;
    return [
      ...(up.length > 0 ? [t(`compare.answer.${theme}.up`, { ...names, skills: list(up) })] : []),
      ...(down.length > 0 ? [t(`compare.answer.${theme}.down`, { ...names, skills: list(down) })] : []),
      ...(isClear ? [] : [t(`compare.answer.${theme}.none`, { ...names, count: number(judged) }, judged)]),
      ...(isClear && unclear > 0 ? [t('compare.answer.rest', { count: number(unclear) }, unclear)] : []),
      ...(alone.length > 0 ? [t('compare.answer.alone', { skills: named(alone, false) }, alone.length)] : []),
      ...(tooFew > 0 ? [t('compare.answer.someTooFew', { count: number(tooFew) }, tooFew)] : []),
    ];
  };
};
