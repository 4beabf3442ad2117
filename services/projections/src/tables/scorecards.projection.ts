import type { scoresV1 } from '@repartee/proto';
import { placeColumns, placementColumns, scoreColumn, sealedColumns, toTimestamp } from '../columns.js';
import type { ProjectedEvent, Projection, Row } from '../projection.js';

/** The debriefing of a session, sealed, with its measures; or the reason why there is none. */
export const scorecards: Projection = {
  table: 'scorecards',
  from: ['repartee.scores.v1.DebriefingWritten', 'repartee.scores.v1.ScoringFailed'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName === 'repartee.scores.v1.DebriefingWritten') return [written(event, data)];
    if (data.$typeName === 'repartee.scores.v1.ScoringFailed') return [failed(event, data)];
    return [];
  },
};

function written(event: ProjectedEvent, data: scoresV1.DebriefingWritten): Row {
  return {
    failure: '',
    objective_reached: data.objectiveReached,
    score: scoreColumn(event, data.score),
    levers_reached: data.leversReached,
    levers_available: data.leversAvailable,
    missteps: data.missteps,
    scored_at: toTimestamp(event.occurredAt),
    ...sealedColumns(event, data.debriefing),
    ...placeColumns(event),
    ...placementColumns(event, data.placement),
    ...metricColumns(data.metrics),
  };
}

function failed(event: ProjectedEvent, data: scoresV1.ScoringFailed): Row {
  return {
    failure: data.code,
    objective_reached: false,
    score: null,
    levers_reached: 0,
    levers_available: 0,
    missteps: 0,
    scored_at: toTimestamp(event.occurredAt),
    ...sealedColumns(event, undefined),
    ...placeColumns(event),
    ...placementColumns(event, data.placement),
    ...metricColumns(undefined),
  };
}

function metricColumns(metrics: scoresV1.Metrics | undefined) {
  return {
    learner_turns: metrics?.learnerTurns ?? 0,
    persona_turns: metrics?.personaTurns ?? 0,
    learner_words: metrics?.learnerWords ?? 0,
    questions: metrics?.questions ?? 0,
    open_questions: metrics?.openQuestions ?? 0,
    reflections: metrics?.reflections ?? 0,
    complex_reflections: metrics?.complexReflections ?? 0,
    advice_turns: metrics?.adviceTurns ?? 0,
    uptake_mean: metrics?.uptakeMean ?? 0,
    disposition_area: metrics?.dispositionArea ?? 0,
    first_lever_turn: metrics?.firstLeverTurn ?? null,
    turns_to_recover: metrics?.turnsToRecover ?? null,
    ...soundColumns(metrics),
  };
}

function soundColumns(metrics: scoresV1.Metrics | undefined) {
  return {
    talk_share: metrics?.talkShare ?? null,
    longest_monologue_ms: metrics?.longestMonologueMs ?? null,
    longest_counterpart_story_ms: metrics?.longestCounterpartStoryMs ?? null,
    interactivity: metrics?.interactivity ?? null,
    patience_p10_ms: metrics?.patienceP10Ms ?? null,
    patience_p50_ms: metrics?.patienceP50Ms ?? null,
    patience_p90_ms: metrics?.patienceP90Ms ?? null,
    wait_after_own_question_ms: metrics?.waitAfterOwnQuestionMs ?? null,
    first_question_ms: metrics?.firstQuestionMs ?? null,
    interruptions: metrics?.interruptions ?? null,
    interrupted: metrics?.interrupted ?? null,
    silence_share: metrics?.silenceShare ?? null,
    pace: metrics?.pace ?? null,
    fillers: metrics?.fillers ?? null,
  };
}
