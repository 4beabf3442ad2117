import type { User } from '@repartee/kernel';
import type { CohortKey, Funnel, FunnelQuery, HeatMap, HeatMapQuery, SkillId, WithheldReason } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import { funnelLimits, placeIn, shrunkMeans, withinSpread } from '../statistics/domain/funnel.js';
import { meanOfLearners } from '../statistics/domain/interval.js';
import { sum } from '../statistics/domain/summary.js';
import type { CohortsService } from './cohorts.service.js';
import { scoresOf } from './cohorts.service.js';
import { comparableBounds } from './compare.service.js';
import { round, toFigure } from './domain/comparison.js';
import { wholeMonths } from './domain/days.js';
import { withheldPlace } from './floors.service.js';
import type { PlaceCount } from './floors.service.js';
import type { ScoresOf } from './scores-of.js';
import type { GroupRow, SkillMonthsRepository } from './skill-months.repository.js';

interface Group {
  cohort: CohortKey;
  name: string;
  kind: 'site' | 'team';
  id: string;
}

interface Question {
  names: Names;
  of: ScoresOf;
  bounds: Bounds;
  groups: Group[];
  rows: GroupRow[];
  counts: (skill: SkillId) => PlaceCount[];
}

/** Sites or teams side by side: the heat map, and groups against their size. Never in an order of merit. */
export class GroupsService {
  constructor(
    private readonly repository: SkillMonthsRepository,
    private readonly cohorts: CohortsService,
    private readonly names: NamesService,
  ) {}

  async heatMap(user: User, query: HeatMapQuery): Promise<HeatMap> {
    const question = await this.ask(user, query);
    const skills = skillsIn(question);
    const rows = question.groups.map((group) => ({
      cohort: group.cohort,
      name: group.name,
      cells: skills.map((skill) => ({ skill, ...cellOf(question, group, skill) })),
    }));
    return { ...wholeMonths(question.of), skills: skills.map((skill) => question.names.skill(skill)), rows };
  }

  /** One skill; the first of the rubric where the question names none. */
  async funnel(user: User, query: FunnelQuery): Promise<Funnel> {
    const question = await this.ask(user, query);
    const skill = query.skill[0] ?? skillsIn(question)[0] ?? 'exploring';
    return toFunnel(question, skill);
  }

  private async ask(user: User, query: HeatMapQuery): Promise<Question> {
    const bounds = comparableBounds(user);
    const names = await this.names.of(user.organisation);
    const [cohort] = await this.cohorts.resolve(bounds, names, ['organisation'], query);
    if (!cohort) throw new Error('A key of a cohort resolves to a cohort');
    const of = scoresOf(bounds, names, cohort, query);
    const [bySite, byTeam] = await Promise.all([this.repository.bySite(of), this.repository.byTeam(of)]);
    const counts = (skill: SkillId) => [...bySite, ...byTeam].filter((row) => row.skill_id === skill).map(toCount);
    const isSite = query.by === 'site';
    return { names, of, bounds, groups: groupsOf(names, of, isSite), rows: isSite ? bySite : byTeam, counts };
  }
}

function skillsIn({ names, rows, of }: Question): SkillId[] {
  const scored = new Set(rows.map(({ skill_id }) => skill_id));
  return names.skills.map(({ id }) => id).filter((id) => scored.has(id) || of.skills.includes(id));
}

function groupsOf(names: Names, of: ScoresOf, isSite: boolean): Group[] {
  if (isSite)
    return names.sites
      .filter(({ id }) => of.everywhere || of.grantedSites.includes(id))
      .map(({ id, name }) => ({ cohort: `site:${id}`, name, kind: 'site', id }));
  return names.teams
    .filter(({ id, siteId }) => of.everywhere || of.grantedSites.includes(siteId) || of.grantedTeams.includes(id))
    .map(({ id, name, siteId }) => ({
      cohort: `team:${id}`,
      name: `${name}, ${names.site(siteId).name}`,
      kind: 'team',
      id,
    }));
}

function rowOf({ rows }: Question, { kind, id }: Group, skill: SkillId): GroupRow | undefined {
  return rows.find((row) => row.skill_id === skill && (kind === 'site' ? row.site_id : row.team_id) === id);
}

function cellOf(question: Question, group: Group, skill: SkillId) {
  const row = rowOf(question, group, skill);
  if (!row) return { figure: null, withheld: null };
  const withheld = withheldPlace(group, question.counts(skill), question.bounds);
  return withheld ? { figure: null, withheld } : { figure: figureOf(row), withheld: null };
}

function figureOf({ means, sessions }: Pick<GroupRow, 'means' | 'sessions'>) {
  return toFigure(meanOfLearners(means), means.length, sessions);
}

interface Shown {
  group: Group;
  row: GroupRow | undefined;
  withheld: WithheldReason | null;
}

function toFunnel(question: Question, skill: SkillId): Funnel {
  const groups = question.groups.map((group): Shown => {
    const row = rowOf(question, group, skill);
    const withheld = row ? withheldPlace(group, question.counts(skill), question.bounds) : null;
    return { group, row, withheld };
  });
  const shown = groups.filter(({ row, withheld }) => row && !withheld);
  const means = shown.map(({ row }) => row?.means ?? []);
  const all = means.flat();
  const overall = sum(all) / all.length;
  const spread = withinSpread(means);
  const shrunk = shrunkMeans(means, overall);
  return {
    ...wholeMonths(question.of),
    skill: question.names.skill(skill),
    overall:
      all.length === 0 ? null : figureOf({ means: all, sessions: sum(shown.map(({ row }) => row?.sessions ?? 0)) }),
    groups: groups.map((one) => {
      const { cohort, name } = one.group;
      const place = shown.indexOf(one);
      if (place < 0 || !one.row)
        return { cohort, name, figure: null, withheld: one.withheld, shrunk: null, place: null };
      const figure = figureOf(one.row);
      const limits = funnelLimits(overall, spread, figure.learners);
      const drawn = round(shrunk[place] ?? overall);
      return { cohort, name, figure, withheld: null, shrunk: drawn, place: placeIn(limits, figure.value) };
    }),
    limits: all.length === 0 ? [] : sizes(means).map((size) => roundLimits(funnelLimits(overall, spread, size))),
  };
}

function roundLimits({ learners, ...limits }: ReturnType<typeof funnelLimits>) {
  const { low95, high95, low998, high998 } = limits;
  return { learners, low95: round(low95), high95: round(high95), low998: round(low998), high998: round(high998) };
}

/** Sizes at which the limits are drawn: from the floor to a little beyond the largest group. */
function sizes(means: readonly (readonly number[])[]): number[] {
  const largest = Math.max(...means.map(({ length }) => length)) + 5;
  const step = Math.max(1, Math.ceil(largest / 40));
  return Array.from({ length: Math.ceil((largest - 4) / step) }, (_, index) => 5 + index * step);
}

function toCount({ site_id, team_id, means }: GroupRow): PlaceCount {
  return { site: site_id, team: team_id, learners: means.length };
}
