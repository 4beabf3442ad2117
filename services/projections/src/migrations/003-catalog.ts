import type { Migration } from '@repartee/kernel';
import { dropTable, replacingTable } from './table.js';

const tables = [
  {
    name: 'contents',
    columns: `kind LowCardinality(String), id String, content_version UInt32, sha256 String,
      content_json String CODEC(ZSTD(3)),
      persona_id String, persona_version UInt32, rubric_id String, rubric_version UInt32,
      published_at DateTime64(3, 'UTC')`,
    key: 'kind, id, content_version',
  },
  {
    name: 'retirements',
    columns: "kind LowCardinality(String), id String, retired_at DateTime64(3, 'UTC')",
    key: 'kind, id',
  },
  {
    name: 'calibrations',
    columns: `scenario_id String, scenario_version UInt32, engine_version String, scorer_version String,
      level LowCardinality(String), position UInt8, plays UInt32,
      score_mean UInt16, score_sd UInt16, score_p10 UInt16, score_p50 UInt16, score_p90 UInt16,
      objective_share UInt16, levers_mean UInt16, duration_mean_ms UInt32`,
    key: 'scenario_id, scenario_version, level',
  },
];

/** Personas, scenarios and rubrics in every version, and what the probe learners made of them. */
export const catalog: Migration = {
  number: 3,
  name: 'catalog',
  up: tables.map(replacingTable),
  down: tables.map(({ name }) => dropTable(name)),
};
