import type { QueueReason } from '@repartee/proto';

import { useWords } from '../../i18n/use-words.js';

/** Why a session is worth a look, as one short sentence. */
export const useReasonWords = () => {
  const { t, tx, number } = useWords();
  return (reason: QueueReason): string => {
    switch (reason.code) {
      case 'heavy_moment':
        return t('review.reason.heavy_moment', { kind: t(`review.kind.${reason.kind}`).toLowerCase() });
      case 'fell_behind':
        return t('review.reason.fell_behind', { points: number(Math.abs(reason.points)) });
      case 'skill_at_floor':
        return t('review.reason.skill_at_floor', { skill: tx(reason.skill.name), score: number(reason.score) });
      default:
        return t(`review.reason.${reason.code}`);
    }
  };
};
