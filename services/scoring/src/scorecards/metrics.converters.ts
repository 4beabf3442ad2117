import type { MessageInitShape } from '@bufbuild/protobuf';
import type { EffectMetrics, SessionMetrics, SoundMetrics, SpeechMetrics } from '@repartee/dialogue';
import type { scoresV1 } from '@repartee/proto';

type MetricsFields = MessageInitShape<typeof scoresV1.MetricsSchema>;

/** Shares travel in ten-thousandths, rates in hundredths, so that sums have no order. */
const TEN_THOUSANDTHS = 10_000;
const HUNDREDTHS = 100;

const whole = (value: number, unit = 1) => Math.round(value * unit);

/** Only what there is: an absent measure stays absent on record. */
function given<Name extends Exclude<keyof MetricsFields, '$typeName'>>(
  name: Name,
  value: number | undefined,
  unit = 1,
): { [Key in Name]?: number } {
  return value === undefined ? {} : ({ [name]: whole(value, unit) } as { [Key in Name]?: number });
}

const speechToLog = ({ counterpartTurns, uptakeMean, ...counts }: SpeechMetrics): MetricsFields => ({
  ...counts,
  personaTurns: counterpartTurns,
  uptakeMean: whole(uptakeMean, TEN_THOUSANDTHS),
});

const effectToLog = ({ firstLeverTurn, turnsToRecover, dispositionArea }: EffectMetrics): MetricsFields => ({
  ...given('firstLeverTurn', firstLeverTurn),
  ...given('turnsToRecover', turnsToRecover),
  dispositionArea: whole(dispositionArea),
});

const soundToLog = (sound: SoundMetrics): MetricsFields => ({
  ...given('talkShare', sound.talkShare, TEN_THOUSANDTHS),
  ...given('longestMonologueMs', sound.longestMonologueMs),
  ...given('longestCounterpartStoryMs', sound.longestCounterpartStoryMs),
  ...given('interactivity', sound.interactivity, HUNDREDTHS),
  ...given('patienceP10Ms', sound.patienceP10Ms),
  ...given('patienceP50Ms', sound.patienceP50Ms),
  ...given('patienceP90Ms', sound.patienceP90Ms),
  ...given('waitAfterOwnQuestionMs', sound.waitAfterOwnQuestionMs),
  ...given('firstQuestionMs', sound.firstQuestionMs),
  ...given('interruptions', sound.interruptions),
  ...given('interrupted', sound.interrupted),
  ...given('silenceShare', sound.silenceShare, TEN_THOUSANDTHS),
  ...given('pace', sound.pace),
  ...given('fillers', sound.fillers, HUNDREDTHS),
});

/** The metrics as they go on record; what levers and missteps there were travels beside them. */
export function metricsToLog({ speech, effect, sound }: SessionMetrics): MetricsFields {
  return { ...speechToLog(speech), ...effectToLog(effect), ...(sound && soundToLog(sound)) };
}
