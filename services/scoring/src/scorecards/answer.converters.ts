import type { Suggested } from '@repartee/dialogue';
import { logValues } from '@repartee/dialogue';
import type { CriterionAnswerValue, MomentKindValue } from '@repartee/proto';
import { scoresV1 } from '@repartee/proto';

const { Answer, MomentKind, SuggestionKind } = scoresV1;

export const answerValues = logValues<CriterionAnswerValue, scoresV1.Answer>({
  met: Answer.MET,
  partly: Answer.PARTLY,
  not_met: Answer.NOT_MET,
  no_occasion: Answer.NO_OCCASION,
});

export const momentValues = logValues<MomentKindValue, scoresV1.MomentKind>({
  lever: MomentKind.LEVER,
  misstep: MomentKind.MISSTEP,
  repair: MomentKind.REPAIR,
  fact_opened: MomentKind.FACT_OPENED,
  silence: MomentKind.SILENCE,
  missed_lever: MomentKind.MISSED_LEVER,
  turning_point: MomentKind.TURNING_POINT,
});

export const suggestionValues = logValues<Suggested['kind'], scoresV1.SuggestionKind>({
  lever: SuggestionKind.LEVER,
  misstep: SuggestionKind.MISSTEP,
  criterion: SuggestionKind.CRITERION,
});
