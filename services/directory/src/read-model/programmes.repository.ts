import type { LocalReadModel, Reach } from '@repartee/kernel';
import type { Purpose } from '@repartee/proto';

import { boundsOf } from './reach.sql.js';

export interface ListedAssignment {
  assignment: string;
  programme: string;
  programme_name: string | null;
  scenario: string;
  team: string;
  team_name: string;
  site: string;
  due_on: string;
  purpose: Purpose;
  assigned_by: string;
}

export interface ListedProgramme {
  id: string;
  name: string;
  scenarioIds: string[];
  /** Those within the reach. */
  teams: { id: string; name: string }[];
  startsOn: string;
  dueOn: string;
}

interface ProgrammeRow {
  programme: string;
  name: string;
  scenarios: string;
  teams: string;
  starts_on: string;
  due_on: string;
}

const ASSIGNMENTS = `SELECT a.*, p.name AS programme_name, t.name AS team_name, t.site
  FROM assignments a
  JOIN teams t ON t.organisation = a.organisation AND t.team = a.team
  LEFT JOIN programmes p ON p.organisation = a.organisation AND p.programme = a.programme`;

export class ProgrammesRepository {
  constructor(private readonly lookups: LocalReadModel) {}

  /** Within the reach, the latest due first. */
  assignments(organisation: string, reach: Reach): ListedAssignment[] {
    const { sql, parameters } = boundsOf(reach);
    return this.lookups
      .prepare<ListedAssignment>(
        `SELECT * FROM (${ASSIGNMENTS} WHERE a.organisation = ?) AS listed WHERE ${sql}
         ORDER BY due_on DESC, assignment`,
      )
      .all(organisation, ...parameters);
  }

  /** Programmes with a team within the reach, the latest due first. */
  programmes(organisation: string, reach: Reach): ListedProgramme[] {
    const { sql, parameters } = boundsOf(reach);
    const teams = this.lookups
      .prepare<{ team: string; name: string }>(`SELECT team, name FROM teams WHERE organisation = ? AND ${sql}`)
      .all(organisation, ...parameters);
    const names = new Map(teams.map(({ team, name }) => [team, name]));
    return this.lookups
      .prepare<ProgrammeRow>('SELECT * FROM programmes WHERE organisation = ? ORDER BY due_on DESC, programme')
      .all(organisation)
      .map((row) => toProgramme(row, names))
      .filter((programme) => programme.teams.length > 0);
  }

  programmeExists(organisation: string, programme: string): boolean {
    const select = 'SELECT programme FROM programmes WHERE organisation = ? AND programme = ?';
    return this.lookups.prepare(select).first(organisation, programme) !== undefined;
  }

  offersScenario(organisation: string, scenario: string): boolean {
    const select = 'SELECT offered FROM scenarios WHERE organisation = ? AND scenario = ?';
    return this.lookups.prepare<{ offered: number }>(select).first(organisation, scenario)?.offered === 1;
  }
}

function toProgramme(row: ProgrammeRow, names: ReadonlyMap<string, string>): ListedProgramme {
  const teams = (JSON.parse(row.teams) as string[]).flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  const scenarioIds = JSON.parse(row.scenarios) as string[];
  return { id: row.programme, name: row.name, scenarioIds, teams, startsOn: row.starts_on, dueOn: row.due_on };
}
