import type { OverviewSentence } from '@repartee/proto';

import { useWords } from '../../i18n/use-words.js';

export interface Sentence {
  text: string;
  /** What the figure rests on. */
  small: string;
}

/** The overview's sentences in the language of the page, each with its n. */
export const useSentenceWords = () => {
  const { t, tx, date, number, signed } = useWords();
  return (sentence: OverviewSentence): Sentence => {
    switch (sentence.code) {
      case 'change': {
        const { cohort, skill, figure, verdict } = sentence;
        const isDirected = verdict === 'rose' || verdict === 'fell';
        const ends = [figure.low, figure.high].map(Math.abs).sort((one, other) => one - other);
        const [low, high] = isDirected ? ends.map((end) => number(end)) : [signed(figure.low), signed(figure.high)];
        const values = { cohort: cohort.name, skill: tx(skill.name), low, high, date: date(cohort.from) };
        return {
          text: t(`overview.sentence.change.${verdict}`, values),
          small: t('overview.sentence.changeRests', { learners: figure.learners, sessions: figure.sessions }),
        };
      }
      case 'practice':
        return {
          text: t('overview.sentence.practice', { active: sentence.activeLearners, members: sentence.members }),
          small: t('overview.sentence.practiceRests', {
            sessions: number(sentence.sessions),
            before: number(sentence.sessionsBefore),
            days: sentence.days,
          }),
        };
      case 'due': {
        const values = {
          team: sentence.team.name,
          scenario: tx(sentence.scenario.title),
          date: date(sentence.nextDueOn),
        };
        const done = { done: sentence.done ?? 0, members: sentence.members };
        return {
          text: t('overview.sentence.due', values),
          small: sentence.done === null ? t('overview.notShown') : t('overview.sentence.dueRests', done),
        };
      }
      default:
        return {
          text: t('overview.sentence.notEnough'),
          small: t('overview.sentence.notEnoughRests', { learners: sentence.learners, needs: sentence.needs }),
        };
    }
  };
};
