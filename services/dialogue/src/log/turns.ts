import { create } from '@bufbuild/protobuf';
import { discourseActs, moves, sessionsV1 } from '@repartee/proto';
import type { commonV1 } from '@repartee/proto';
import type { HeardSpeech, LearnerTurn, PersonaTurn, Reading, Slot, Span, Turn, Utterance } from '../model/index.js';
import { evidenceValues, modeValues, questionValues, reflectionValues, speakerValues } from './values.js';

/**
 * The parts of a turn that are sealed on record: its words and, for a learner turn, its slots as JSON; for a spoken
 * persona turn, all that was generated.
 */
export interface SealedParts {
  words: commonV1.Sealed;
  slots?: commonV1.Sealed;
  generated?: commonV1.Sealed;
}

/** The same parts, opened; null where the person has been erased. Who has no use for what was not heard leaves it out. */
export interface OpenedParts {
  words: string | null;
  slots: string | null;
  generated?: string | null;
}

/** What goes under seal as a turn's slots. */
export const slotsText = (turn: LearnerTurn): string => JSON.stringify(turn.reading.slots);

/** The record of a turn. Evidence names the turn itself. */
export function turnToLog(turn: Turn, sealed: SealedParts, clientTurnId = ''): sessionsV1.TurnSpoken {
  const { speaker, startedMs, endedMs } = turn;
  return create(sessionsV1.TurnSpokenSchema, {
    turn: turn.turn,
    speaker: speakerValues.toLog(speaker),
    words: sealed.words,
    mode: modeValues.toLog(turn.mode),
    startedMs,
    endedMs,
    clientTurnId,
    ...(turn.speaker === 'learner'
      ? { reading: readingToLog(turn, sealed.slots) }
      : {
          utterance: create(sessionsV1.UtteranceSchema, utteranceFields(turn.utterance)),
          ...(turn.heard && { heardEvidence: evidenceValues.toLog(turn.heard.evidence) }),
          ...(sealed.generated && { generated: sealed.generated }),
        }),
  });
}

/** The turn on record; words that can't be opened any more read as nothing. */
export function turnFromLog(message: sessionsV1.TurnSpoken, opened: OpenedParts): Turn {
  const { turn, startedMs, endedMs, reading, utterance } = message;
  const common = { turn, text: opened.words ?? '', startedMs, endedMs, mode: modeValues.fromLog(message.mode) };
  if (reading)
    return { speaker: 'learner', ...common, reading: readingFromLog(reading, opened.slots) } satisfies LearnerTurn;
  if (utterance)
    return {
      speaker: 'persona',
      ...common,
      utterance: utteranceFromLog(utterance),
      ...heardFromLog(message, opened),
    } satisfies PersonaTurn;
  throw new RangeError(`Turn ${turn} on record has neither a reading nor an utterance.`);
}

/** A turn that was typed, and one on record from before there was speech, has neither. */
function heardFromLog({ heardEvidence }: sessionsV1.TurnSpoken, { generated }: OpenedParts): { heard?: HeardSpeech } {
  if (heardEvidence === sessionsV1.HeardEvidence.UNSPECIFIED) return {};
  return { heard: { generated: generated ?? '', evidence: evidenceValues.fromLog(heardEvidence) } };
}

export const evidenceToLog = (turn: number, spans: readonly Span[]) =>
  spans.map(({ from, to }) => ({ turn, from, to }));

export const spansFromLog = (evidence: readonly commonV1.Evidence[]): Span[] =>
  evidence.map(({ from, to }) => ({ from, to }));

function readingToLog({ turn, reading }: LearnerTurn, slots: commonV1.Sealed | undefined): sessionsV1.Reading {
  return create(sessionsV1.ReadingSchema, {
    cues: reading.cues.map(({ cue, evidence, recogniser }) => ({
      cue,
      recogniser,
      evidence: evidenceToLog(turn, evidence),
    })),
    question: questionValues.toLog(reading.question),
    reflection: reflectionValues.toLog(reading.reflection),
    uptake: Math.round(reading.uptake * 100),
    topics: [...reading.topics],
    asks: [...reading.asks],
    act: reading.act,
    wordCount: reading.wordCount,
    ...(slots && { slots }),
  });
}

function readingFromLog(reading: sessionsV1.Reading, slots: string | null): Reading {
  return {
    cues: reading.cues.map(({ cue, evidence, recogniser }) => ({
      cue,
      evidence: spansFromLog(evidence),
      recogniser: { name: recogniser?.name ?? '', version: recogniser?.version ?? '' },
    })),
    question: questionValues.fromLog(reading.question),
    reflection: reflectionValues.fromLog(reading.reflection),
    uptake: reading.uptake / 100,
    topics: reading.topics,
    asks: reading.asks,
    act: oneOf(discourseActs, reading.act),
    slots: slots === null ? [] : (JSON.parse(slots) as Slot[]),
    wordCount: reading.wordCount,
  };
}

const utteranceFields = ({ move, points, asks, answers, lines, takesUp }: Utterance) => ({
  move,
  points: [...points],
  asks: [...asks],
  answers: [...answers],
  lines: [...lines],
  takesUp,
});

function utteranceFromLog({ move, points, asks, answers, lines, takesUp }: sessionsV1.Utterance): Utterance {
  return { move: oneOf([...moves, 'open', 'close'] as const, move), points, asks, answers, lines, takesUp };
}

function oneOf<Word extends string>(known: readonly Word[], word: string): Word {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new RangeError(`The log holds the word "${word}", which this release does not know.`);
  return found;
}
