import type { ClickHouse } from '@repartee/kernel';
import type { Purpose } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { withinBounds } from '../access/bounds.js';
import { learnersOfToday } from '../names/people.repository.js';
import { wasHeld } from '../sessions/held.js';

export interface AssignmentRow {
  assignment_id: string;
  programme_id: string;
  programme_name: string;
  scenario_id: string;
  team_id: string;
  site_id: string;
  purpose: Purpose;
  due_on: string;
  members: number;
  done: number;
}

export interface FindAssignments {
  /** Due on this day or later. */
  dueFrom: string;
  /** Empty where they do not narrow. */
  team: string;
  programme: string;
  assignment: string;
  afterDue: string;
  afterId: string;
  limit: number;
}

export interface OwnAssignmentRow {
  assignment_id: string;
  programme_id: string;
  programme_name: string;
  scenario_id: string;
  purpose: Purpose;
  due_on: string;
  /** Empty where it is still to be held. */
  session_id: string;
  done_ms: number;
}

const programmeNames = `
  SELECT programme_id, name AS programme_name FROM programmes FINAL WHERE organisation = {organisation:String}`;

/** Learners of today in each team. */
const learners = `SELECT person_id, team_id FROM (${learnersOfToday})`;

/** Held to its end, and more than looked at. */
const heldToEnd = `organisation = {organisation:String} AND attempt > 0 AND ${wasHeld}
    AND session_id IN (SELECT session_id FROM session_ends WHERE organisation = {organisation:String})`;

const ended = `
  SELECT learner_id, scenario_id, purpose, started_at, session_id FROM sessions FINAL WHERE ${heldToEnd}`;

const assigned = (columns: string) => `
  SELECT ${columns} FROM assignments FINAL
  WHERE organisation = {organisation:String} AND assignment_id = {assignment:String}`;

/** The sessions that do what is assigned: of learners who are in the team today, held to their end since. */
export const heldAsAssigned = `
  SELECT * FROM sessions FINAL
  WHERE ${heldToEnd}
    AND (scenario_id, purpose) IN (${assigned('scenario_id, purpose')})
    AND started_at >= (${assigned('any(assigned_at)')})
    AND learner_id IN (SELECT person_id FROM (${learners}) WHERE team_id IN (${assigned('team_id')}))`;

export class AssignmentsRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Assignments to teams within the bounds, the next due first, with how many of the team have held them since. */
  within(bounds: Bounds, find: FindAssignments): Promise<AssignmentRow[]> {
    return this.clickhouse.read(
      `SELECT assignment_id, programme_id, programme_name, a.scenario_id AS scenario_id, a.team_id AS team_id, site_id,
         a.purpose AS purpose, toString(due_on) AS due_on,
         uniqExactIf(l.person_id, l.person_id != '') AS members,
         uniqExactIf(l.person_id, h.session_id != '' AND h.started_at >= a.assigned_at) AS done
       FROM (
         SELECT * FROM assignments AS a FINAL
         INNER JOIN (SELECT team_id, site_id FROM teams FINAL WHERE organisation = {organisation:String}) AS t USING team_id
         LEFT JOIN (${programmeNames}) AS p USING programme_id
         WHERE ${withinBounds}
           AND due_on >= {dueFrom:Date}
           AND ({team:String} = '' OR team_id = {team:String})
           AND ({programme:String} = '' OR programme_id = {programme:String})
           AND ({assignment:String} = '' OR assignment_id = {assignment:String})
           AND (due_on, assignment_id) > ({afterDue:Date}, {afterId:String})
         ORDER BY due_on, assignment_id LIMIT {limit:UInt32}) AS a
       LEFT JOIN (${learners}) AS l ON l.team_id = a.team_id
       LEFT JOIN (${ended}) AS h
         ON h.learner_id = l.person_id AND h.scenario_id = a.scenario_id AND h.purpose = a.purpose
       GROUP BY assignment_id, programme_id, programme_name, scenario_id, team_id, site_id, purpose, due_on
       ORDER BY due_on, assignment_id`,
      { ...bounds, ...find },
    );
  }

  /** How many sessions do what is assigned. */
  async held(organisation: string, assignment: string): Promise<number> {
    const [row] = await this.clickhouse.read<{ sessions: number }>(
      `SELECT count() AS sessions FROM (${heldAsAssigned})`,
      { organisation, assignment },
    );
    return row?.sessions ?? 0;
  }

  /** What the learner's team is to rehearse, the next due first, with the learner's first session that does it. */
  own(organisation: string, learner: string, find: { team: string; dueFrom: string }): Promise<OwnAssignmentRow[]> {
    return this.clickhouse.read(
      `SELECT assignment_id, programme_id, programme_name, a.scenario_id AS scenario_id, a.purpose AS purpose,
         toString(due_on) AS due_on,
         argMinIf(h.session_id, h.started_at, h.started_at >= a.assigned_at) AS session_id,
         toUnixTimestamp64Milli(minIf(h.started_at, h.started_at >= a.assigned_at)) AS done_ms
       FROM (
         SELECT * FROM assignments AS a FINAL LEFT JOIN (${programmeNames}) AS p USING programme_id
         WHERE organisation = {organisation:String} AND team_id = {team:String} AND due_on >= {dueFrom:Date}) AS a
       LEFT JOIN (SELECT * FROM (${ended}) WHERE learner_id = {learner:String}) AS h
         ON h.scenario_id = a.scenario_id AND h.purpose = a.purpose
       GROUP BY assignment_id, programme_id, programme_name, scenario_id, purpose, due_on
       ORDER BY due_on, assignment_id LIMIT 100`,
      { organisation, learner, ...find },
    );
  }
}
