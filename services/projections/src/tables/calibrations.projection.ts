import { placeColumns, present } from '../columns.js';
import type { Projection } from '../projection.js';

/** What the panel of probe learners made of a scenario version, a row a level. */
export const calibrations: Projection = {
  table: 'calibrations',
  from: ['repartee.catalog.v1.ScenarioCalibrated'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.catalog.v1.ScenarioCalibrated') return [];
    const scenario = present(event, data.scenario);
    return data.levels.map((level, position) => ({
      organisation: event.organisation,
      scenario_id: scenario.id,
      scenario_version: scenario.version,
      engine_name: data.engine?.name ?? '',
      engine_version: data.engine?.version ?? '',
      scorer_name: data.scorer?.name ?? '',
      scorer_version: data.scorer?.version ?? '',
      level: level.level,
      position,
      plays: level.plays,
      score_mean: level.scoreMean,
      score_sd: level.scoreSd,
      score_p10: level.scoreP10,
      score_p50: level.scoreP50,
      score_p90: level.scoreP90,
      objective_share: level.objectiveShare,
      levers_mean: level.leversMean,
      duration_mean_ms: level.durationMeanMs,
      noise: data.noise ?? null,
      version: event.version,
      ...placeColumns(event),
    }));
  },
};
