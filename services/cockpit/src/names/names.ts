import type { AccessPolicy } from '@repartee/kernel';
import type { Language, Named, PlaceRef, ScenarioRef, SkillId, SkillRef, Text } from '@repartee/proto';
import { skillIds, skillWords } from '@repartee/proto';
import type { OrganisationRow, RubricRow, ScenarioRow, SiteRow, TeamRow } from './names.repository.js';

export interface NamesRows {
  id: string;
  organisation: OrganisationRow;
  sites: readonly SiteRow[];
  teams: readonly TeamRow[];
  scenarios: readonly ScenarioRow[];
  rubrics: readonly RubricRow[];
}

interface Pin {
  id: string;
  version: number;
}

/** What things are called in one organisation, as it was a moment ago. */
export class Names {
  readonly organisation: { id: string; name: string; timeZone: string; language: Language };
  readonly policy: AccessPolicy;
  readonly sites: readonly Named[];
  readonly teams: readonly (Named & { siteId: string })[];
  /** Skills of all rubrics, in the order of the shared list and in its words, which fit every scenario. */
  readonly skills: readonly (SkillRef & { about: Text })[];
  private readonly scenarios = new Map<string, ScenarioRow>();
  private readonly latest = new Map<string, ScenarioRow>();
  private readonly rubricSkills: ReadonlyMap<string, SkillId[]>;
  private readonly rubricNames: ReadonlyMap<string, Text>;

  constructor({ id, organisation, sites, teams, scenarios, rubrics }: NamesRows) {
    this.organisation = {
      id,
      name: organisation.name,
      timeZone: organisation.time_zone,
      language: organisation.language,
    };
    this.policy = { managersOpenAssessed: organisation.managers_open_assessed };
    this.sites = sites.map(({ site_id, name }) => ({ id: site_id, name }));
    this.teams = teams.map(({ team_id, site_id, name }) => ({ id: team_id, name, siteId: site_id }));
    for (const scenario of scenarios) {
      this.scenarios.set(pin(scenario.id, scenario.version), scenario);
      this.latest.set(scenario.id, scenario);
    }
    const inRubrics = new Set(rubrics.flatMap(({ skills }) => skills.map((skill) => skill.id)));
    this.skills = skillIds.filter((skillId) => inRubrics.has(skillId)).map((id) => ({ id, ...skillWords[id] }));
    this.rubricSkills = new Map(
      rubrics.map((rubric) => [pin(rubric.id, rubric.version), rubric.skills.map((skill) => skill.id)]),
    );
    this.rubricNames = new Map(rubrics.map(({ id, version, name }) => [pin(id, version), name]));
  }

  site(id: string): Named {
    return this.sites.find((site) => site.id === id) ?? { id, name: id };
  }

  team(id: string): Named {
    const team = this.teams.find((candidate) => candidate.id === id);
    return team ? { id, name: team.name } : { id, name: id };
  }

  place(site: string, team: string): PlaceRef {
    return { site: this.site(site), team: this.team(team) };
  }

  skill(id: SkillId): SkillRef {
    return { id, name: skillWords[id].name };
  }

  /** Null for a version that was never published here. */
  rubric(id: string, version: number): Text | null {
    return this.rubricNames.get(pin(id, version)) ?? null;
  }

  /** A version, or the last one. */
  scenario(id: string, version?: number): ScenarioRef {
    const row = version === undefined ? this.latest.get(id) : this.scenarios.get(pin(id, version));
    return row
      ? { id, version: row.version, title: row.title, family: row.family, personaName: row.persona_name }
      : { id, version: version ?? 0, title: { en: id, fr: id }, family: 'management', personaName: '' };
  }

  /** The persona and rubric that a version of a scenario pins. */
  pinsOf({ id, version }: Pin): { persona: Pin; rubric: Pin } | undefined {
    const row = this.scenarios.get(pin(id, version));
    return (
      row && {
        persona: { id: row.persona_id, version: row.persona_version },
        rubric: { id: row.rubric_id, version: row.rubric_version },
      }
    );
  }

  /** The last version of every scenario with the skills it trains, by title; templates of cases are none. */
  allScenarios(): (ScenarioRef & { skillIds: SkillId[]; retired: boolean })[] {
    const scenarios = [...this.latest.values()].filter(({ case_for }) => case_for === '');
    const rows = scenarios.map((row) => ({
      ...this.scenario(row.id),
      skillIds: this.rubricSkills.get(pin(row.rubric_id, row.rubric_version)) ?? [],
      retired: row.retired,
    }));
    return rows.sort((one, other) => one.title.en.localeCompare(other.title.en));
  }

  /** The last version of every template of cases on offer, with the scenario it is like; by the title of that. */
  templates(): { id: string; version: number; like: ScenarioRef }[] {
    const rows = [...this.latest.values()].filter(({ case_for, retired }) => case_for !== '' && !retired);
    return rows
      .map(({ id, version, case_for }) => ({ id, version, like: this.scenario(case_for) }))
      .sort((one, other) => one.like.title.en.localeCompare(other.like.title.en));
  }
}

function pin(id: string, version: number): string {
  return `${id}@${version}`;
}
