import type { SkillProgress } from '@repartee/proto';
import { round } from '../compare/domain/comparison.js';
import type { Names } from '../names/names.js';
import { toInstant } from '../sessions/summaries.converters.js';
import { progressBand } from '../statistics/domain/band.js';
import type { LearnerChange } from '../statistics/domain/change.js';
import { learnerChange } from '../statistics/domain/change.js';
import type { ScoreRow } from './learner.repository.js';

/** No skill of one learner is claimed from fewer different scenarios (measurement: claim 10). */
const FEWEST_SCENARIOS = 3;

/** Each skill that was scored, in the order of the rubric; rows in the order they were earned. */
export function toProgress(rows: readonly ScoreRow[], names: Names, typicalError: number | null): SkillProgress[] {
  return names.skills.flatMap(({ id }) => {
    const own = rows.filter(({ skill_id }) => skill_id === id);
    if (own.length === 0) return [];
    const scenarios = new Set(own.map(({ scenario_id }) => scenario_id)).size;
    return [
      {
        skill: names.skill(id),
        points: own.map((row, index) => toPoint(row, index, names)),
        band: progressBand(own.map(({ points }) => points)).map((point) => ({
          step: point.step,
          mean: round(point.mean),
          low: round(point.low),
          high: round(point.high),
        })),
        scenarios,
        enough: scenarios >= FEWEST_SCENARIOS,
        needs: Math.max(0, FEWEST_SCENARIOS - scenarios),
        change: toChange(own, typicalError),
      },
    ];
  });
}

function toPoint(row: ScoreRow, index: number, names: Names): SkillProgress['points'][number] {
  return {
    step: index + 1,
    sessionId: row.session_id,
    scenario: names.scenario(row.scenario_id, row.scenario_version),
    purpose: row.purpose,
    attempt: row.attempt,
    startedAt: toInstant(row.started_ms),
    score: row.points,
    rubricVersion: row.rubric_version,
  };
}

/** Scores under one version of a rubric are set against each other, and under no other. */
function toChange(rows: readonly ScoreRow[], typicalError: number | null): SkillProgress['change'] {
  const series = new Map<string, number[]>();
  for (const { scenario_id, rubric_id, rubric_version, points } of rows) {
    const key = `${scenario_id}/${rubric_id}@${rubric_version}`;
    series.set(key, [...(series.get(key) ?? []), points]);
  }
  const change = learnerChange([...series.values()]);
  if (!change) return null;
  const withinNoise = typicalError === null ? null : Math.abs(change.points) < leastChange(typicalError, change);
  return { points: round(change.points), sessions: change.sessions, withinNoise };
}

/**
 * The least change in points that is not noise, at 95 % (Weir 2005: 1.96 x standard error of measurement x root of 2 for
 * two single scores). Here a scenario's change is a mean of k scores against a mean of k, of variance 2 TE^2 / k, and
 * scenarios are weighted by k: the variance of the whole is the sum of k^2 x 2 TE^2 / k over (sum of k)^2, which is
 * 2 TE^2 / (sum of k). The sum of k is half of the sessions.
 */
export function leastChange(typicalError: number, { sessions }: Pick<LearnerChange, 'sessions'>): number {
  return 1.96 * typicalError * Math.sqrt(2 / (sessions / 2));
}
