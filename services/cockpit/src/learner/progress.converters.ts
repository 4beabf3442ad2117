import type { SkillProgress } from '@repartee/proto';
import { round } from '../compare/domain/comparison.js';
import type { Names } from '../names/names.js';
import { toInstant } from '../sessions/summaries.converters.js';
import { progressBand } from '../statistics/domain/band.js';
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

function toChange(rows: readonly ScoreRow[], typicalError: number | null): SkillProgress['change'] {
  const byScenario = new Map<string, number[]>();
  for (const { scenario_id, points } of rows)
    byScenario.set(scenario_id, [...(byScenario.get(scenario_id) ?? []), points]);
  const change = learnerChange([...byScenario.values()]);
  if (!change) return null;
  // The difference of two single scores varies by the typical error times the root of two.
  const noise = (typicalError ?? 0) * Math.SQRT2;
  return { points: round(change.points), sessions: change.sessions, withinNoise: Math.abs(change.points) < noise };
}
