import type { CaseAnswers, PersonRef, SessionStatus, SessionSummary } from '@repartee/proto';
import { castCase } from '@repartee/proto';
import type { Names } from '../names/names.js';
import type { SummaryRow } from './summaries.repository.js';

/** `answers`: of the case that the session rehearses, which its scenario is cast with. */
export function toSummary(
  row: SummaryRow,
  names: Names,
  person: (id: string) => PersonRef,
  answers?: CaseAnswers,
): SessionSummary {
  const hasEnded = row.ended === 1;
  const scenario = names.scenario(row.scenario_id, row.scenario_version);
  return {
    id: row.session_id,
    learner: person(row.learner_id),
    place: names.place(row.site_id, row.team_id),
    scenario: answers ? castCase(scenario, answers) : scenario,
    purpose: row.purpose,
    mode: row.mode,
    language: row.language,
    attempt: row.attempt,
    caseId: row.case_id === '' ? null : row.case_id,
    fork: row.fork_session_id === '' ? null : { sessionId: row.fork_session_id, turn: row.fork_turn },
    kept: false,
    status: statusOf(row),
    startedAt: toInstant(row.started_ms),
    durationMs: hasEnded ? row.at_ms : null,
    turns: hasEnded ? row.turns : row.spoken,
    endReason: hasEnded ? row.reason : null,
    objectiveReached: hasEnded ? row.objective_reached : null,
    score: toPoints(row.score),
    comments: row.comments,
    corrections: row.corrections,
    viewings: row.viewings,
  };
}

export function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}

/** Hundredths to points, to two places. */
export function toPoints(hundredths: number | null): number | null {
  return hundredths === null ? null : Math.round(hundredths) / 100;
}

function statusOf({ ended, scored, failure }: SummaryRow): SessionStatus {
  if (scored === 1) return failure === '' ? 'scored' : 'scoring_failed';
  return ended === 1 ? 'ended' : 'under_way';
}
