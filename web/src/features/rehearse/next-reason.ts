import type { LearnerHome } from '@repartee/proto';

import { daysUntil } from '../../i18n/format.js';

type Next = NonNullable<LearnerHome['next']>;

interface Words {
  t: (key: string, values?: Record<string, string>) => string;
  tx: (text: { en: string; fr: string }) => string;
  date: (iso: string) => string;
  number: (value: number) => string;
}

/** Why this scenario comes next, as a sentence. */
export const nextReason = ({ reason }: Next, words: Words, now: Date): string => {
  switch (reason.code) {
    case 'due':
      return words.t(`rehearse.reason.${daysUntil(reason.dueOn, now) < 0 ? 'overdue' : 'due'}.${reason.purpose}`, {
        date: words.date(reason.dueOn),
      });
    case 'weakest_skill':
      return words.t('rehearse.reason.weakest_skill', {
        skill: words.tx(reason.skill.name),
        score: words.number(reason.score),
      });
    case 'objective_missed':
    case 'not_tried_yet':
      return words.t(`rehearse.reason.${reason.code}`);
  }
};
