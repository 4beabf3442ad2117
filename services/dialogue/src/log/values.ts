import type { EndReason, EvidenceGrade, InputMode, Language, Purpose } from '@repartee/proto';
import { commonV1, sessionsV1 } from '@repartee/proto';
import type { Cause, QuestionKind, ReflectionKind, Stance, Turn } from '../model/index.js';

/** Two-way table between a word of the domain and its number in the log. */
export interface LogValues<Word extends string, Value extends number> {
  toLog(word: Word): Value;
  fromLog(value: Value): Word;
}

export function logValues<Word extends string, Value extends number>(
  table: Record<Word, Value>,
): LogValues<Word, Value> {
  const words = new Map<number, Word>((Object.keys(table) as Word[]).map((word) => [table[word], word]));
  return {
    toLog: (word) => table[word],
    fromLog: (value) => {
      const word = words.get(value);
      if (word === undefined)
        throw new RangeError(`The log holds the value ${value}, which this release does not know.`);
      return word;
    },
  };
}

export const languageValues = logValues<Language, commonV1.Language>({
  en: commonV1.Language.EN,
  fr: commonV1.Language.FR,
});

export const purposeValues = logValues<Purpose, commonV1.Purpose>({
  practice: commonV1.Purpose.PRACTICE,
  assessed: commonV1.Purpose.ASSESSED,
});

export const modeValues = logValues<InputMode, commonV1.InputMode>({
  typed: commonV1.InputMode.TYPED,
  push_to_talk: commonV1.InputMode.PUSH_TO_TALK,
  open_microphone: commonV1.InputMode.OPEN_MICROPHONE,
});

export const evidenceValues = logValues<EvidenceGrade, sessionsV1.HeardEvidence>({
  exact: sessionsV1.HeardEvidence.EXACT,
  estimated: sessionsV1.HeardEvidence.ESTIMATED,
  none: sessionsV1.HeardEvidence.NONE,
});

export const stanceValues = logValues<Stance, sessionsV1.Stance>({
  closed: sessionsV1.Stance.CLOSED,
  guarded: sessionsV1.Stance.GUARDED,
  engaged: sessionsV1.Stance.ENGAGED,
  won_over: sessionsV1.Stance.WON_OVER,
  about_to_leave: sessionsV1.Stance.ABOUT_TO_LEAVE,
});

export const speakerValues = logValues<Turn['speaker'], sessionsV1.Speaker>({
  learner: sessionsV1.Speaker.LEARNER,
  persona: sessionsV1.Speaker.PERSONA,
});

export const questionValues = logValues<QuestionKind, sessionsV1.QuestionKind>({
  none: sessionsV1.QuestionKind.NONE,
  closed: sessionsV1.QuestionKind.CLOSED,
  open: sessionsV1.QuestionKind.OPEN,
});

export const reflectionValues = logValues<ReflectionKind, sessionsV1.ReflectionKind>({
  none: sessionsV1.ReflectionKind.NONE,
  simple: sessionsV1.ReflectionKind.SIMPLE,
  complex: sessionsV1.ReflectionKind.COMPLEX,
});

export const causeValues = logValues<Cause['kind'], sessionsV1.CauseKind>({
  lever: sessionsV1.CauseKind.LEVER,
  misstep: sessionsV1.CauseKind.MISSTEP,
  repair: sessionsV1.CauseKind.REPAIR,
  silence: sessionsV1.CauseKind.SILENCE,
});

export const endReasonValues = logValues<EndReason, sessionsV1.EndReason>({
  objective_reached: sessionsV1.EndReason.OBJECTIVE_REACHED,
  persona_left: sessionsV1.EndReason.PERSONA_LEFT,
  time: sessionsV1.EndReason.TIME,
  learner: sessionsV1.EndReason.LEARNER,
  abandoned: sessionsV1.EndReason.ABANDONED,
});
