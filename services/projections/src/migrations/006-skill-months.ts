import type { Migration } from '@repartee/kernel';
import { dropTable, replacingTable } from './table.js';

/**
 * Assessed scores by learner, skill and month, for the heat map and for groups against their size: reading single
 * scores for them grows with every session, this grows with learners. Sums are of whole hundredths.
 */
export const skillMonths: Migration = {
  number: 6,
  name: 'skill_months',
  up: [
    replacingTable({
      name: 'skill_months',
      columns: `skill_id LowCardinality(String), month Date, learner_id String,
        team_id LowCardinality(String), site_id LowCardinality(String), scenario_id LowCardinality(String),
        sessions UInt32, score_sum UInt64, score_square_sum UInt64`,
      key: 'skill_id, month, learner_id, team_id, scenario_id',
    }),
  ],
  down: [dropTable('skill_months')],
};
