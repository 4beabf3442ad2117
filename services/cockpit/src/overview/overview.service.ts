import type { Clock, User } from '@repartee/kernel';
import type {
  Adoption,
  AssignmentProgress,
  CohortKey,
  Overview,
  OverviewChange,
  OverviewSentence,
  PeriodQuery,
  Trend,
  VersionBreak,
} from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import type { AdoptionCounts, AdoptionService } from '../compare/adoption.service.js';
import type { CohortsService, Filters } from '../compare/cohorts.service.js';
import { scoresOf } from '../compare/cohorts.service.js';
import type { CohortRows } from '../compare/compare.service.js';
import { changeOf, comparableBounds, toView } from '../compare/compare.service.js';
import { withBadges } from '../compare/domain/comparison.js';
import { dayIn, minusDays } from '../compare/domain/days.js';
import type { FloorsService } from '../compare/floors.service.js';
import { withheldAll } from '../compare/floors.service.js';
import type { AskedCohort } from '../compare/scores-of.js';
import type { ScoresRepository } from '../compare/scores.repository.js';
import { rowsOf, sideBySide } from '../compare/side-by-side.js';
import { toBreaks, toTrend } from '../compare/trend.converters.js';
import type { AssignmentsService } from '../assignments/assignments.service.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import { countAboveFloor, verdictFloor, withheldFor } from '../statistics/domain/floors.js';
import { leadingChange } from './domain/leading-change.js';

const PRACTICE_DAYS = 28;
/** Sites, or teams, shown one by one. */
const MOST_PARTS = 12;

export interface OverviewParts {
  scores: ScoresRepository;
  floors: FloorsService;
  cohorts: CohortsService;
  adoption: AdoptionService;
  assignments: AssignmentsService;
  names: NamesService;
  clock: Clock;
}

/** What a manager looks at first: three sentences with figures, and what stands behind them. */
export class OverviewService {
  constructor(private readonly parts: OverviewParts) {}

  async overview(user: User, query: PeriodQuery): Promise<Overview> {
    const bounds = comparableBounds(user);
    const names = await this.parts.names.of(user.organisation);
    const filters: Filters = { ...query, scenario: [], skill: [] };
    const { keys, leftOut } = partsOf(bounds, names);
    const cohorts = await this.parts.cohorts.resolve(bounds, names, keys, filters);
    const asked = cohorts.map((cohort) => ({ cohort, of: scoresOf(bounds, names, cohort, filters) }));
    const [rows, practice, due] = await Promise.all([
      this.rowsOf(asked),
      this.practice(asked, await this.recentPractice(bounds, names, filters)),
      this.parts.assignments.page(user, { state: 'open', limit: 20 }),
    ]);
    const changes = toChanges(names, rows);
    const lead = leadingChange(changes);
    const { trend, breaks } = await this.trendOf(rows, lead);
    return {
      ...this.parts.cohorts.period(names, query),
      sentences: [toLead(lead, changes), ...practice.sentence, ...toDue(due.items)],
      changes,
      trend,
      breaks,
      leftOut,
      practice: practice.parts,
      due: due.items,
    };
  }

  private async rowsOf(asked: readonly AskedCohort[]): Promise<CohortRows[]> {
    const [series, floors] = await Promise.all([
      this.parts.scores.series(sideBySide(asked)),
      this.parts.floors.floorsOf(asked),
    ]);
    return asked.map((one, place) => ({
      ...one,
      ...{ cells: [], weeks: [], weekFloorOf: withheldAll },
      series: rowsOf(series, place),
      floorOf: floors[place] ?? withheldAll,
    }));
  }

  /** Who practises: of the parts, and over all that the reader is granted in the last weeks and the ones before. */
  private async practice(parts: readonly AskedCohort[], recent: readonly AskedCohort[]) {
    const { adoption } = this.parts;
    const [first] = parts;
    const members = first ? await adoption.members(first.of.organisation) : [];
    const counted = await adoption.adoption([...parts, ...recent], members);
    const [now, before] = counted.slice(parts.length);
    return {
      parts: parts.flatMap(({ cohort }, place) => {
        const shown = counted[place]?.shown;
        return shown ? [{ name: cohort.name, ...shown }] : [];
      }),
      sentence: now && before ? toPractice(now.shown, before.total) : [],
    };
  }

  /** The last four weeks and the four before, over all that the reader is granted. */
  private async recentPractice(bounds: Bounds, names: Names, filters: Filters): Promise<AskedCohort[]> {
    const today = filters.to ?? dayIn(names.organisation.timeZone, this.parts.clock.now());
    const recent = { ...filters, from: minusDays(today, PRACTICE_DAYS - 1), to: today };
    const [now] = await this.parts.cohorts.resolve(bounds, names, ['organisation'], recent);
    if (!now) return [];
    const before = { ...now, from: minusDays(now.from, PRACTICE_DAYS), to: minusDays(now.from, 1) };
    return [now, before].map((cohort) => ({ cohort, of: scoresOf(bounds, names, cohort, recent) }));
  }

  private async trendOf(
    rows: readonly CohortRows[],
    lead: OverviewChange | undefined,
  ): Promise<{ trend: Trend | null; breaks: VersionBreak[] }> {
    const row = rows.find(({ cohort }) => cohort.key === lead?.cohort.key);
    if (!row || !lead) return { trend: null, breaks: [] };
    const of = { ...row.of, skills: [lead.skill.id] };
    const [weeks, [weekFloorOf = withheldAll], versions] = await Promise.all([
      this.parts.scores.weeks(sideBySide([{ of }])),
      this.parts.floors.weekFloorsOf([{ cohort: row.cohort, of }]),
      this.parts.scores.versions(sideBySide([{ of }])),
    ]);
    const trend = toTrend(row.cohort, lead.skill.id, weeks, { floorOf: row.floorOf, weekFloorOf });
    return { trend, breaks: toBreaks(versions) };
  }
}

/** Everything together first; then the sites, or the teams where only one site is granted. */
export function partsOf(bounds: Bounds, names: Pick<Names, 'sites' | 'teams'>): { keys: CohortKey[]; leftOut: number } {
  const sites = names.sites.filter(({ id }) => bounds.everywhere || bounds.grantedSites.includes(id));
  const teams = names.teams.filter(
    ({ id, siteId }) => bounds.everywhere || bounds.grantedSites.includes(siteId) || bounds.grantedTeams.includes(id),
  );
  const parts = sites.length > 1 ? sites.map(({ id }) => `site:${id}`) : teams.map(({ id }) => `team:${id}`);
  return { keys: ['organisation', ...parts.slice(0, MOST_PARTS)], leftOut: Math.max(0, parts.length - MOST_PARTS) };
}

function toChanges(names: Names, rows: readonly CohortRows[]): OverviewChange[] {
  const each = rows.flatMap((row) => names.skills.map(({ id }) => ({ row, skill: id })));
  const judged = each.map(({ row, skill }) => changeOf(row, skill));
  return withBadges(judged).flatMap((view, index) => {
    const { row, skill } = each[index] ?? {};
    return row && skill ? [{ ...view, cohort: toView(row.cohort), skill: names.skill(skill) }] : [];
  });
}

function toLead(lead: OverviewChange | undefined, changes: readonly OverviewChange[]): OverviewSentence {
  if (lead?.figure) {
    const { cohort, skill, verdict, figure, badge } = lead;
    return { code: 'change', cohort, skill, verdict, figure, badge };
  }
  const learners = Math.max(0, ...changes.map(({ figure }) => figure?.learners ?? 0));
  return { code: 'not_enough_yet', learners, needs: verdictFloor };
}

function toPractice(now: Adoption, before: AdoptionCounts): OverviewSentence[] {
  const { activeLearners, members, practiceSessions, assessedSessions } = now;
  const isShownBefore = withheldFor(before.learners) === null && countAboveFloor(before.practisers) !== null;
  if (activeLearners === null || members === null || !isShownBefore) return [];
  // Of a sum that lacks its practice nothing is said.
  if (practiceSessions === null || assessedSessions === null) return [];
  return [
    {
      code: 'practice',
      activeLearners,
      members,
      sessions: practiceSessions + assessedSessions,
      sessionsBefore: before.practice + before.assessed,
      days: PRACTICE_DAYS,
    },
  ];
}

function toDue(items: readonly AssignmentProgress[]): OverviewSentence[] {
  const next = items.find(({ overdue }) => !overdue);
  if (!next) return [];
  const { dueOn, done, members, scenario, place } = next;
  return [{ code: 'due', assignments: items.length, nextDueOn: dueOn, done, members, scenario, team: place.team }];
}
