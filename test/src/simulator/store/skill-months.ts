import type { ModelStore, StoredRow } from './model-store.js';

export interface SliceParameters {
  organisation: string;
  skills: readonly string[];
  learners: readonly string[];
}

/**
 * What the rollup's statement does (projections, rollup.repository.ts), on the model's rows: all months of the named
 * learners and skills, in UTC.
 */
export function computeSkillMonths(store: ModelStore, { organisation, skills, learners }: SliceParameters): void {
  const slices = new Map<string, StoredRow>();
  for (const row of latestByRubric(store.rows('skill_scores'))) {
    const isAsked = skills.includes(String(row['skill_id'])) && learners.includes(String(row['learner_id']));
    if (!isAsked || row['organisation'] !== organisation || row['purpose'] !== 'assessed' || row['is_fork']) continue;
    const month = new Date(Number(row['started_at'])).toISOString().slice(0, 7);
    const { skill_id, learner_id, team_id, site_id, scenario_id } = row;
    const key = JSON.stringify([skill_id, month, learner_id, team_id, scenario_id]);
    const before = slices.get(key);
    const score = Number(row['score'] ?? 0);
    slices.set(key, {
      ...{ organisation, skill_id, month, learner_id, team_id, site_id, scenario_id },
      sessions: Number(before?.['sessions'] ?? 0) + Number(row['score'] !== null),
      score_sum: Number(before?.['score_sum'] ?? 0) + score,
      score_square_sum: Number(before?.['score_square_sum'] ?? 0) + score * score,
      version: Number(before?.['version'] ?? 0) + Number(row['version']),
    });
  }
  store.insert('skill_months', [...slices.values()]);
}

function latestByRubric(rows: readonly StoredRow[]): StoredRow[] {
  const latest = new Map<string, StoredRow>();
  for (const row of rows) {
    const key = JSON.stringify([row['session_id'], row['skill_id']]);
    const known = latest.get(key);
    if (!known || Number(row['rubric_version']) > Number(known['rubric_version'])) latest.set(key, row);
  }
  return [...latest.values()];
}
