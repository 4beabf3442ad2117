import type { ClickHouse } from '@repartee/kernel';
import type { Language, ScenarioFamily, SkillId, Text } from '@repartee/proto';

export interface OrganisationRow {
  name: string;
  time_zone: string;
  language: Language;
  managers_open_assessed: boolean;
}

export interface SiteRow {
  site_id: string;
  name: string;
}

export interface TeamRow {
  team_id: string;
  site_id: string;
  name: string;
}

export interface ScenarioRow {
  id: string;
  version: number;
  title: Text;
  family: ScenarioFamily;
  persona_name: string;
  /** Of a template of cases: the scenario it is like; else empty. */
  case_for: string;
  persona_id: string;
  persona_version: number;
  rubric_id: string;
  rubric_version: number;
  retired: boolean;
}

export interface RubricRow {
  id: string;
  version: number;
  name: Text;
  skills: { id: SkillId; name: Text; about: Text }[];
}

/** What things are called, in one organisation. */
export class NamesRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async organisation(organisation: string): Promise<OrganisationRow | undefined> {
    const [row] = await this.clickhouse.read<OrganisationRow>(
      `SELECT name, time_zone, language, managers_open_assessed
       FROM (SELECT * FROM organisations FINAL WHERE organisation = {organisation:String}) AS o
       LEFT JOIN (SELECT * FROM policies FINAL WHERE organisation = {organisation:String}) AS p USING organisation`,
      { organisation },
    );
    return row;
  }

  sites(organisation: string): Promise<SiteRow[]> {
    return this.clickhouse.read(
      'SELECT site_id, name FROM sites FINAL WHERE organisation = {organisation:String} ORDER BY name, site_id',
      { organisation },
    );
  }

  teams(organisation: string): Promise<TeamRow[]> {
    return this.clickhouse.read(
      `SELECT team_id, site_id, name FROM teams FINAL
       WHERE organisation = {organisation:String} ORDER BY name, team_id`,
      { organisation },
    );
  }

  /** Every version, the last one last. */
  scenarios(organisation: string): Promise<ScenarioRow[]> {
    return this.clickhouse.read(
      `SELECT s.id AS id, s.content_version AS version,
         JSONExtract(s.content_json, 'title', 'Tuple(en String, fr String)') AS title,
         JSONExtractString(s.content_json, 'family') AS family,
         JSONExtractString(p.content_json, 'identity', 'name') AS persona_name,
         JSONExtractString(s.content_json, 'case_for') AS case_for,
         s.persona_id AS persona_id, s.persona_version AS persona_version,
         s.rubric_id AS rubric_id, s.rubric_version AS rubric_version,
         toBool(s.id IN (SELECT id FROM retirements FINAL
           WHERE organisation = {organisation:String} AND kind = 'scenario')) AS retired
       FROM (SELECT * FROM contents FINAL WHERE organisation = {organisation:String} AND kind = 'scenario') AS s
       LEFT JOIN (SELECT * FROM contents FINAL WHERE organisation = {organisation:String} AND kind = 'persona') AS p
         ON p.id = s.persona_id AND p.content_version = s.persona_version
       ORDER BY id, version`,
      { organisation },
    );
  }

  /** Every version, the last one last. */
  rubrics(organisation: string): Promise<RubricRow[]> {
    return this.clickhouse.read(
      `SELECT id, content_version AS version, JSONExtract(content_json, 'name', 'Tuple(en String, fr String)') AS name,
         JSONExtract(content_json, 'skills',
         'Array(Tuple(id String, name Tuple(en String, fr String), about Tuple(en String, fr String)))') AS skills
       FROM contents FINAL WHERE organisation = {organisation:String} AND kind = 'rubric'
       ORDER BY id, content_version`,
      { organisation },
    );
  }
}
