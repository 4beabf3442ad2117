import type { CriterionAnswerValue, MomentKindValue } from '@repartee/proto';
import { scoresV1 } from '@repartee/proto';

const { Answer, MomentKind } = scoresV1;

/** Two-way table between a word of the interface and its number in the log. */
function values<Word extends string, Value extends number>(table: Record<Word, Value>) {
  const words = new Map<number, Word>((Object.keys(table) as Word[]).map((word) => [table[word], word]));
  return {
    toLog: (word: Word): Value => table[word],
    fromLog: (value: Value): Word => {
      const word = words.get(value);
      if (word === undefined)
        throw new RangeError(`The log holds the value ${value}, which this release does not know.`);
      return word;
    },
  };
}

export const answerValues = values<CriterionAnswerValue, scoresV1.Answer>({
  met: Answer.MET,
  partly: Answer.PARTLY,
  not_met: Answer.NOT_MET,
  no_occasion: Answer.NO_OCCASION,
});

export const momentValues = values<MomentKindValue, scoresV1.MomentKind>({
  lever: MomentKind.LEVER,
  misstep: MomentKind.MISSTEP,
  repair: MomentKind.REPAIR,
  fact_opened: MomentKind.FACT_OPENED,
  silence: MomentKind.SILENCE,
  missed_lever: MomentKind.MISSED_LEVER,
  turning_point: MomentKind.TURNING_POINT,
});
