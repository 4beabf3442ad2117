import type { SkillId, WithheldReason } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { withheldFor } from '../statistics/domain/floors.js';
import type { Cohort } from './domain/cohort.js';
import type { Part } from './domain/suppression.js';
import { withheldParts } from './domain/suppression.js';
import type { AskedCohort } from './scores-of.js';
import type { PlaceCountRow, ScoresRepository } from './scores.repository.js';

/** Why a skill's figure of a cohort may not be shown, or null. */
export type FloorOf = (skill: SkillId) => WithheldReason | null;

/** What holds where nobody has counted. */
export const withheldAll: FloorOf = () => 'group_floor';

/** Counts of learners by place, for one whole that its parts may be read against. */
export interface PlaceCount {
  site: string;
  /** Empty for the whole site. */
  team: string;
  learners: number;
}

/** Applies the group floor and the remainder rule to cohorts. */
export class FloorsService {
  constructor(private readonly scores: ScoresRepository) {}

  /** Of each cohort, in their order. Cohorts that differ in nothing but their place are counted together. */
  floorsOf(cohorts: readonly AskedCohort[]): Promise<FloorOf[]> {
    const counted = new Map<string, Promise<Map<SkillId, PlaceCount[]>>>();
    return Promise.all(cohorts.map((asked) => this.floorOf(asked, counted)));
  }

  private async floorOf(
    { cohort, of }: AskedCohort,
    counted: Map<string, Promise<Map<SkillId, PlaceCount[]>>>,
  ): Promise<FloorOf> {
    if (cohort.kind === 'programme') {
      const outside = new Map((await this.scores.remainders(of)).map((row) => [row.skill_id, row.outside]));
      // The group itself is counted where its figure is made.
      return (skill) => withheldFor(Infinity, outside.get(skill) ?? 0);
    }
    if (cohort.kind === 'organisation') return () => null;
    const question = JSON.stringify([of.from, of.to, of.scenarios]);
    const counting = counted.get(question) ?? this.scores.places(of).then(groupBySkill);
    counted.set(question, counting);
    const bySkill = await counting;
    return (skill) => withheldPlace(cohort, bySkill.get(skill) ?? [], of);
  }
}

/**
 * A team is a part of its site, and a site or a team is a part of what the reader's bounds hold. What is withheld as a
 * site is withheld in its teams too, which could be added up to it.
 */
export function withheldPlace(
  { kind, id }: Pick<Cohort, 'kind' | 'id'>,
  counts: readonly PlaceCount[],
  bounds: Pick<Bounds, 'everywhere' | 'grantedSites' | 'grantedTeams'>,
): WithheldReason | null {
  const whole = withheldParts(partsOfBounds(counts, bounds));
  if (kind === 'site') return whole.get(`site:${id}`) ?? null;
  const site = counts.find(({ team }) => team === id)?.site;
  const teams = counts.filter((count) => count.site === site && count.team !== '');
  const inSite = withheldParts(teams.map(({ team, learners }) => ({ id: team, learners })));
  return inSite.get(id) ?? whole.get(`team:${id}`) ?? whole.get(`site:${site ?? ''}`) ?? null;
}

function partsOfBounds(
  counts: readonly PlaceCount[],
  { everywhere, grantedSites, grantedTeams }: Pick<Bounds, 'everywhere' | 'grantedSites' | 'grantedTeams'>,
): Part[] {
  return counts.flatMap(({ site, team, learners }) => {
    if (team === '') return everywhere || grantedSites.includes(site) ? [{ id: `site:${site}`, learners }] : [];
    const isPart = !everywhere && grantedTeams.includes(team) && !grantedSites.includes(site);
    return isPart ? [{ id: `team:${team}`, learners }] : [];
  });
}

function groupBySkill(rows: readonly PlaceCountRow[]): Map<SkillId, PlaceCount[]> {
  const bySkill = new Map<SkillId, PlaceCount[]>();
  for (const { skill_id, site_id, team_id, learners } of rows) {
    const counts = bySkill.get(skill_id) ?? [];
    counts.push({ site: site_id, team: team_id, learners });
    bySkill.set(skill_id, counts);
  }
  return bySkill;
}
