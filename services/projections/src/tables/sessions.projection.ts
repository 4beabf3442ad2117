import {
  dispositionColumns,
  languageWords,
  modeWords,
  placeColumns,
  present,
  purposeWords,
  stanceWords,
  toTimestamp,
} from '../columns.js';
import type { Projection } from '../projection.js';

/** How each session began: who, where, under which versions. */
export const sessions: Projection = {
  table: 'sessions',
  from: ['repartee.sessions.v1.SessionStarted'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.SessionStarted') return [];
    const scenario = present(event, data.scenario);
    const rubric = present(event, data.rubric);
    const persona = present(event, data.persona);
    return [
      {
        organisation: event.organisation,
        session_id: data.sessionId,
        learner_id: data.learnerId,
        team_id: data.teamId,
        site_id: data.siteId,
        persona_id: persona.id,
        persona_version: persona.version,
        scenario_id: scenario.id,
        scenario_version: scenario.version,
        rubric_id: rubric.id,
        rubric_version: rubric.version,
        engine_name: data.engine?.name ?? '',
        engine_version: data.engine?.version ?? '',
        recogniser_name: data.recogniser?.name ?? '',
        recogniser_version: data.recogniser?.version ?? '',
        mind_name: data.mind?.name ?? '',
        mind_version: data.mind?.version ?? '',
        mode: modeWords[data.mode],
        purpose: purposeWords[data.purpose],
        language: languageWords[data.language],
        attempt: data.attempt,
        limit_ms: data.limitMs,
        ...dispositionColumns(event, data.disposition),
        stance: stanceWords[data.stance],
        fork_session_id: data.fork?.sessionId ?? '',
        fork_turn: data.fork?.turn ?? 0,
        fork_root_id: data.fork?.rootSessionId ?? '',
        case_id: data.caseId,
        recording_days: data.recordingDays,
        started_at: toTimestamp(event.occurredAt),
        version: event.version,
        ...placeColumns(event),
      },
    ];
  },
};
