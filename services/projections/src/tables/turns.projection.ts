import { sessionsV1 } from '@repartee/proto';
import { modeWords, sealedColumns, speakerWords, toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';
import { sessionOf } from '../subject.js';

const { QuestionKind, ReflectionKind } = sessionsV1;

const questionWords = {
  [QuestionKind.UNSPECIFIED]: 'none',
  [QuestionKind.NONE]: 'none',
  [QuestionKind.CLOSED]: 'closed',
  [QuestionKind.OPEN]: 'open',
} as const;

const reflectionWords = {
  [ReflectionKind.UNSPECIFIED]: 'none',
  [ReflectionKind.NONE]: 'none',
  [ReflectionKind.SIMPLE]: 'simple',
  [ReflectionKind.COMPLEX]: 'complex',
} as const;

/** What was said, sealed, with what the recognisers concluded about it. */
export const turns: Projection = {
  table: 'turns',
  from: ['repartee.sessions.v1.TurnSpoken'],
  erasedBy: 'session_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.TurnSpoken') return [];
    return [
      {
        organisation: event.organisation,
        session_id: sessionOf(event),
        turn: data.turn,
        speaker: speakerWords[data.speaker],
        mode: modeWords[data.mode],
        started_ms: data.startedMs,
        ended_ms: data.endedMs,
        spoken_at: toTimestamp(event.occurredAt),
        version: event.version,
        ...sealedColumns(event, data.words),
        ...readingColumns(data.reading),
      },
    ];
  },
};

function readingColumns(reading: sessionsV1.Reading | undefined) {
  return {
    cues: reading?.cues.map(({ cue }) => cue) ?? [],
    cue_spans: reading?.cues.map(({ evidence }) => evidence.map(({ from, to }) => [from, to])) ?? [],
    question: questionWords[reading?.question ?? QuestionKind.NONE],
    reflection: reflectionWords[reading?.reflection ?? ReflectionKind.NONE],
    uptake: reading?.uptake ?? null,
    topics: reading?.topics ?? [],
    word_count: reading?.wordCount ?? 0,
  };
}
