import { topics } from '@repartee/proto';
import { withinBounds } from '../access/bounds.js';
import { momentsOfRecord } from '../queue/queue.repository.js';
import { ofScores } from './figure-rows.repository.js';
import type { FigureRows } from './figure-rows.repository.js';

const ofIds = 'organisation = {organisation:String} AND session_id IN {sessions:Array(String)}';
const ofSkills = '(empty({skills:Array(String)}) OR has({skills:Array(String)}, skill_id))';

const place = "'' AS learner_id, site_id, team_id, log_event, log_partition, log_offset";

/** Events of several tables beside one another: those that nobody scored name no version of a rubric. */
const ofSession = `SELECT '' AS skill_id, session_id, '${topics.sessions}' AS topic,
  '' AS rubric_id, 0 AS rubric_version, '' AS scorer_name, '' AS scorer_version, ${place}`;
const ofScorecard = (skill: "''" | 'skill_id') => `SELECT ${skill} AS skill_id, session_id, '${topics.scores}' AS topic,
  rubric_id, rubric_version, scorer_name, scorer_version, ${place}`;

/** What is said twice under two versions of a rubric counts as the later one says it. */
const ofRecord = (table: string, where: string, by: string) => `
  SELECT * FROM ${table} FINAL WHERE ${where} ORDER BY rubric_version DESC LIMIT 1 BY ${by}`;

const scores = (where: string) => ofRecord('skill_scores', where, 'session_id, skill_id');
const scorecard = ofRecord('scorecards', ofIds, 'session_id');
/** What happened in a session happened where that was held. */
const held = (table: 'session_ends' | 'shifts') => `
  SELECT * FROM (SELECT * FROM ${table} FINAL WHERE ${ofIds}) AS happened
  INNER JOIN (SELECT session_id, site_id, team_id FROM sessions FINAL WHERE ${ofIds}) AS places USING (session_id)`;
const end = held('session_ends');

/** The learner's assessed attempts of the scenario before this one, within the bounds. */
const earlier = `${withinBounds} AND learner_id = {learner:String}
  AND scenario_id = {scenario:String} AND purpose = 'assessed' AND NOT is_fork AND isNotNull(score)
  AND attempt > 0 AND attempt < {attempt:UInt32}`;
const lastBefore = `${earlier} AND attempt = (SELECT max(attempt) FROM skill_scores FINAL WHERE ${earlier})`;

const mixed = { ...ofScores, topic: 'topic' };

/** Figures of single sessions; whether these may be read is decided before. */
export const sessionRows = {
  session: { ...ofScores, sql: scores(`${ofIds} AND ${ofSkills}`) },
  measures: {
    ...mixed,
    sql: `${ofScorecard("''")} FROM (${scorecard}) WHERE failure = '' UNION ALL ${ofSession} FROM (${end})`,
  },
  disposition: {
    ...mixed,
    sql: `
      ${ofSession} FROM (SELECT * FROM sessions FINAL WHERE ${ofIds})
      UNION ALL ${ofSession} FROM (${held('shifts')})`,
  },
  /** One session: what it weighs by, then the scores that it is told by, its own and those of the attempt before. */
  queued: {
    ...mixed,
    sql: `
      ${ofScorecard("''")} FROM (${scorecard})
      UNION ALL
      ${ofScorecard("''")} FROM (SELECT * FROM (${momentsOfRecord(ofIds)}) ORDER BY weight DESC, number LIMIT 1)
      UNION ALL
      ${ofSession} FROM (${end})
      UNION ALL
      ${ofScorecard('skill_id')} FROM (${scores(ofIds)})
      UNION ALL
      ${ofScorecard('skill_id')} FROM (${scores(lastBefore)})`,
  },
} satisfies Record<string, FigureRows>;

export type SessionFigure = keyof typeof sessionRows;
