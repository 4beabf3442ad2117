import type { ClickHouse } from '@repartee/kernel';

export interface ProgrammeRow {
  programme_id: string;
  name: string;
  scenario_ids: string[];
  team_ids: string[];
  starts_on: string;
  due_on: string;
}

export class ProgrammesRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** The latest due first. */
  all(organisation: string): Promise<ProgrammeRow[]> {
    return this.clickhouse.read(
      `SELECT programme_id, name, scenario_ids, team_ids, toString(starts_on) AS starts_on, toString(due_on) AS due_on
       FROM programmes FINAL WHERE organisation = {organisation:String} ORDER BY due_on DESC, programme_id`,
      { organisation },
    );
  }
}
