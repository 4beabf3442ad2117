import type { Migration } from '@repartee/kernel';
import { bySession, dropTable, replacingTable, sealed } from './table.js';

const disposition = 'trust Int16, tension Int16, openness Int16';

const tables = [
  {
    name: 'sessions',
    columns: `session_id String, learner_id String,
      team_id LowCardinality(String), site_id LowCardinality(String),
      persona_id LowCardinality(String), persona_version UInt32,
      scenario_id LowCardinality(String), scenario_version UInt32,
      rubric_id LowCardinality(String), rubric_version UInt32,
      engine_name LowCardinality(String), engine_version LowCardinality(String),
      recogniser_name LowCardinality(String), recogniser_version LowCardinality(String),
      mind_name LowCardinality(String), mind_version LowCardinality(String),
      mode LowCardinality(String), purpose LowCardinality(String), language LowCardinality(String),
      attempt UInt32, limit_ms UInt32, ${disposition}, stance LowCardinality(String),
      fork_session_id String, fork_turn UInt32,
      started_at DateTime64(3, 'UTC')`,
    key: 'started_at, session_id',
    indexes: `${bySession}, INDEX by_learner learner_id TYPE bloom_filter GRANULARITY 1`,
  },
  {
    name: 'session_ends',
    columns: `session_id String, reason LowCardinality(String), objective_reached Bool, at_ms UInt32, turns UInt32,
      ${disposition}, stance LowCardinality(String), mode LowCardinality(String),
      mind_name LowCardinality(String), mind_version LowCardinality(String),
      ended_at DateTime64(3, 'UTC')`,
    key: 'session_id',
  },
  {
    name: 'turns',
    columns: `session_id String, turn UInt32, speaker LowCardinality(String), ${sealed},
      mode LowCardinality(String), started_ms UInt32, ended_ms UInt32,
      cues Array(LowCardinality(String)), cue_spans Array(Array(Tuple(UInt32, UInt32))),
      question LowCardinality(String), reflection LowCardinality(String), uptake Nullable(UInt8),
      topics Array(LowCardinality(String)), word_count UInt32,
      spoken_at DateTime64(3, 'UTC')`,
    key: 'session_id, turn',
  },
  {
    name: 'shifts',
    columns: `session_id String, turn UInt32,
      trust_before Int16, tension_before Int16, openness_before Int16, ${disposition},
      stance_before LowCardinality(String), stance LowCardinality(String),
      cause_kinds Array(LowCardinality(String)), cause_ids Array(LowCardinality(String)),
      cause_trust Array(Int16), cause_tension Array(Int16), cause_openness Array(Int16),
      cause_occurrences Array(UInt16), cause_withheld Array(LowCardinality(String)),
      facts_opened Array(LowCardinality(String))`,
    key: 'session_id, version',
  },
  {
    name: 'silences',
    columns: `session_id String, after_turn UInt32, place LowCardinality(String), duration_ms Nullable(UInt32),
      at_ms UInt32`,
    key: 'session_id, version',
  },
  {
    name: 'interruptions',
    columns: 'session_id String, turn UInt32, interrupted_by LowCardinality(String), at_ms UInt32',
    key: 'session_id, version',
  },
];

/** Sessions are listed by time, so time comes first in their key; what belongs to one session begins with its id. */
export const sessions: Migration = {
  number: 4,
  name: 'sessions',
  up: tables.map(replacingTable),
  down: tables.map(({ name }) => dropTable(name)),
};
