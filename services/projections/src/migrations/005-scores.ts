import type { Migration } from '@repartee/kernel';
import { bySession, dropTable, placement, replacingTable, sealed } from './table.js';

const metrics = `
  learner_turns UInt32, persona_turns UInt32, learner_words UInt32, questions UInt32, open_questions UInt32,
  reflections UInt32, complex_reflections UInt32, advice_turns UInt32, uptake_mean UInt32, disposition_area Int16,
  first_lever_turn Nullable(UInt32), turns_to_recover Nullable(UInt32), talk_share Nullable(UInt32),
  longest_monologue_ms Nullable(UInt32), longest_counterpart_story_ms Nullable(UInt32),
  interactivity Nullable(UInt32), patience_p10_ms Nullable(UInt32), patience_p50_ms Nullable(UInt32),
  patience_p90_ms Nullable(UInt32), wait_after_own_question_ms Nullable(UInt32), first_question_ms Nullable(UInt32),
  interruptions Nullable(UInt32), interrupted Nullable(UInt32), silence_share Nullable(UInt32),
  pace Nullable(UInt32), fillers Nullable(UInt32)`;

const ofSession = `session_id String, learner_id String, rubric_id LowCardinality(String), rubric_version UInt32,
  skill_id LowCardinality(String), criterion_id LowCardinality(String)`;

const tables = [
  {
    name: 'scorecards',
    columns: `${placement}, failure LowCardinality(String), ${sealed}, objective_reached Bool, score Nullable(UInt16),
      levers_reached UInt16, levers_available UInt16, missteps UInt16, ${metrics},
      scored_at DateTime64(3, 'UTC')`,
    key: 'started_at, session_id, rubric_version',
    indexes: bySession,
  },
  {
    name: 'skill_scores',
    columns: `${placement}, skill_id LowCardinality(String), score Nullable(UInt16), corrected Bool`,
    key: 'skill_id, started_at, session_id, rubric_version',
    indexes: `${bySession}, INDEX by_learner learner_id TYPE bloom_filter GRANULARITY 1`,
  },
  {
    name: 'criterion_answers',
    columns: `${ofSession}, position UInt8, answer LowCardinality(String),
      evidence Array(Tuple(UInt32, UInt32, UInt32)), corrected Bool`,
    key: 'session_id, rubric_version, skill_id, criterion_id',
  },
  {
    name: 'key_moments',
    columns: `${placement}, number UInt16, turn UInt32, span_from UInt32, span_to UInt32,
      kind LowCardinality(String), subject_id LowCardinality(String),
      trust Int16, tension Int16, openness Int16, weight UInt8`,
    key: 'session_id, rubric_version, scorer_version, number',
  },
  {
    name: 'corrections',
    columns: `${ofSession}, answer_from LowCardinality(String), answer_to LowCardinality(String), ${sealed},
      corrected_by String, corrected_at DateTime64(3, 'UTC')`,
    key: 'session_id, version',
  },
  {
    name: 'comments',
    columns: `session_id String, learner_id String, comment_id String, turn UInt32, ${sealed},
      commented_by String, commented_at DateTime64(3, 'UTC')`,
    key: 'session_id, comment_id',
  },
  {
    name: 'viewings',
    columns: `session_id String, learner_id String, viewed_by String, viewed_as LowCardinality(String),
      viewed_at DateTime64(3, 'UTC')`,
    key: 'session_id, version',
  },
];

/** Scores, what they rest on, and what people made of them. */
export const scores: Migration = {
  number: 5,
  name: 'scores',
  up: tables.map(replacingTable),
  down: tables.map(({ name }) => dropTable(name)),
};
