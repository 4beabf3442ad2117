import type { User } from '@repartee/kernel';
import { reachOf } from '@repartee/kernel';
import type {
  ChangeFigure,
  CompareQuery,
  CompareWarning,
  Comparison,
  SkillComparison,
  SkillId,
  WithheldReason,
} from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { boundsOf } from '../access/bounds.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import type { LearnerChange } from '../statistics/domain/change.js';
import { learnerChange } from '../statistics/domain/change.js';
import { withheldFor } from '../statistics/domain/floors.js';
import type { AdoptionService } from './adoption.service.js';
import type { CohortsService } from './cohorts.service.js';
import { scoresOf } from './cohorts.service.js';
import type { Cohort } from './domain/cohort.js';
import type { Judged, SkillScores } from './domain/comparison.js';
import {
  changeDifference,
  changeFigure,
  cohortFigure,
  distributionOf,
  skillDifference,
  skillScores,
  withBadges,
} from './domain/comparison.js';
import { withheldAll } from './floors.service.js';
import type { FloorOf, FloorsService, WeekFloorOf } from './floors.service.js';
import type { AskedCohort } from './scores-of.js';
import type { CellRow, ScoresRepository, SeriesRow, VersionRow, WeekRow } from './scores.repository.js';
import { rowsOf, sideBySide } from './side-by-side.js';
import { toBreaks, toTrend } from './trend.converters.js';

/**
 * What a scorer adds of its own when it reads the same words twice: nothing, where it is a function of the words. What
 * other words for the same behaviour add (the noise floor on the page about method) differs from learner to learner, so
 * an interval over learners holds it already.
 */
export const scorerNoiseFloor = 0;

export interface CompareParts {
  scores: ScoresRepository;
  floors: FloorsService;
  cohorts: CohortsService;
  adoption: AdoptionService;
  names: NamesService;
}

/** All that is read about one cohort. */
export interface CohortRows extends AskedCohort {
  cells: readonly CellRow[];
  weeks: readonly WeekRow[];
  series: readonly SeriesRow[];
  floorOf: FloorOf;
  weekFloorOf: WeekFloorOf;
}

/** Bounds of the figures that a reader may compare. */
export function comparableBounds(user: User): Bounds {
  return boundsOf(user.organisation, reachOf(user, 'compareCohorts'));
}

/** Cohorts beside one another, skill by skill. */
export class CompareService {
  constructor(private readonly parts: CompareParts) {}

  async compare(user: User, query: CompareQuery): Promise<Comparison> {
    const bounds = comparableBounds(user);
    const names = await this.parts.names.of(user.organisation);
    const cohorts = await this.parts.cohorts.resolve(bounds, names, query.cohort, query);
    const asked = cohorts.map((cohort) => ({ cohort, of: scoresOf(bounds, names, cohort, query) }));
    const [rows, versions, adoption] = await Promise.all([
      this.rowsOf(asked),
      this.parts.scores.versions(sideBySide(asked)),
      this.parts.adoption.members(user.organisation).then((members) => this.parts.adoption.adoption(asked, members)),
    ]);
    const skills = names.skills.map(({ id }) => id).filter((id) => isAsked(id, query, rows));
    const breaks = toBreaks(versions);
    return {
      cohorts: cohorts.map(toView),
      skills: compareSkills(skills, rows, names, versions),
      breaks,
      trends: skills.flatMap((skill) => rows.map((one) => toTrend(one.cohort, skill, one.weeks, one))),
      distributions: skills.flatMap((skill) =>
        rows.map((one) => ({ skill, cohort: one.cohort.key, ...distributionOf(scoresIn(one, skill)) })),
      ),
      adoption: adoption.map(({ shown }) => shown),
      noiseFloor: scorerNoiseFloor,
    };
  }

  /** What is read about one cohort, with why its figures may be withheld. */
  async rowsOfOne(asked: AskedCohort): Promise<CohortRows> {
    const [rows] = await this.rowsOf([asked]);
    if (!rows) throw new Error('A cohort that is asked for has rows, if none in them');
    return rows;
  }

  private async rowsOf(asked: readonly AskedCohort[]): Promise<CohortRows[]> {
    if (asked.length === 0) return [];
    const of = sideBySide(asked);
    const [cells, weeks, series, floors, weekFloors] = await Promise.all([
      this.parts.scores.cells(of),
      this.parts.scores.weeks(of),
      this.parts.scores.series(of),
      this.parts.floors.floorsOf(asked),
      this.parts.floors.weekFloorsOf(asked),
    ]);
    return asked.map((one, place) => ({
      ...one,
      cells: rowsOf(cells, place),
      weeks: rowsOf(weeks, place),
      series: rowsOf(series, place),
      floorOf: floors[place] ?? withheldAll,
      weekFloorOf: weekFloors[place] ?? withheldAll,
    }));
  }
}

/** A cohort's scores of one skill, withheld where the floor or the remainder rule says so. */
export function scoresIn({ cells, floorOf }: CohortRows, skill: SkillId): SkillScores {
  const own = cells.filter(({ skill_id }) => skill_id === skill);
  const learners = new Set(own.map(({ learner_id }) => learner_id)).size;
  return skillScores(own, learners === 0 ? null : (withheldFor(learners) ?? floorOf(skill)));
}

/** Each learner's change of a skill; those who held no scenario twice have none. */
export function changesIn({ series }: CohortRows, skill: SkillId): LearnerChange[] {
  const byLearner = new Map<string, number[][]>();
  for (const { skill_id, learner_id, scores } of series)
    if (skill_id === skill) byLearner.set(learner_id, [...(byLearner.get(learner_id) ?? []), scores]);
  return [...byLearner.values()].flatMap((scenarios) => learnerChange(scenarios) ?? []);
}

/** Why a cohort's change of a skill may not be shown: fewer learners have a change than have a score. */
function changeFloor({ floorOf }: CohortRows, skill: SkillId): WithheldReason | null {
  return floorOf(skill) ?? floorOf(skill, 'changed');
}

/** Change of a skill within the learners of a cohort, withheld where the floor or the remainder rule says so. */
export function changeOf(rows: CohortRows, skill: SkillId): Judged<ChangeFigure> {
  return changeFigure(changesIn(rows, skill), changeFloor(rows, skill), scorerNoiseFloor);
}

function compareSkills(
  skills: readonly SkillId[],
  rows: readonly CohortRows[],
  names: Names,
  versions: readonly VersionRow[],
): SkillComparison[] {
  const [first] = rows;
  if (!first) return [];
  // Cohorts by their place from 1; the first is set against each of the others.
  const warnings = rows.map((_, place) => toWarnings([...rowsOf(versions, 0), ...rowsOf(versions, place)]));
  const warningsOf = (key: string) => warnings[rows.findIndex(({ cohort }) => cohort.key === key)] ?? [];
  const { differences, changes, changeDifferences } = judgedSkills(skills, first, rows);
  return skills.map((skill) => ({
    skill: names.skill(skill),
    cohorts: rows.map((one) => ({ cohort: one.cohort.key, ...cohortFigure(scoresIn(one, skill)) })),
    differences: differences
      .filter((difference) => difference.skill === skill)
      .map(({ skill: _, ...difference }) => ({
        ...difference,
        against: first.cohort.key,
        warnings: [...difference.warnings, ...(difference.raw ? warningsOf(difference.cohort) : [])],
      })),
    changes: changes.filter((change) => change.skill === skill).map(({ skill: _, ...change }) => change),
    changeDifferences: changeDifferences
      .filter((difference) => difference.skill === skill)
      .map(({ skill: _, ...difference }) => ({ ...difference, against: first.cohort.key })),
  }));
}

/** All that the page gives a verdict on, tested together: one family of tests, whatever they are of. */
function judgedSkills(skills: readonly SkillId[], first: CohortRows, rows: readonly CohortRows[]) {
  const each = skills.flatMap((skill) => rows.map((one) => ({ skill, one })));
  const pairs = each.filter(({ one }) => one !== first);
  const differences = pairs.map(({ skill, one }) =>
    skillDifference(scoresIn(one, skill), scoresIn(first, skill), scorerNoiseFloor),
  );
  const changes = each.map(({ skill, one }) => changeOf(one, skill));
  const changeDifferences = pairs.map(({ skill, one }) =>
    changeDifference(changesIn(one, skill), changesIn(first, skill), {
      withheld: changeFloor(one, skill) ?? changeFloor(first, skill),
      noiseFloor: scorerNoiseFloor,
    }),
  );
  const family = [...differences, ...changes, ...changeDifferences];
  return {
    differences: named(withBadges(differences, family), pairs),
    changes: named(withBadges(changes, family), each),
    changeDifferences: named(withBadges(changeDifferences, family), pairs),
  };
}

/** Views with the skill and the cohort that they are of, which stand at the same places. */
function named<View>(views: readonly View[], of: readonly { skill: SkillId; one: CohortRows }[]) {
  return views.map((view, index) => ({ ...view, skill: of[index]?.skill, cohort: of[index]?.one.cohort.key ?? '' }));
}

/** Breaks in what two cohorts used, or between them. */
function toWarnings(versions: readonly VersionRow[]): CompareWarning[] {
  return toBreaks(versions).map(({ kind, id }) => ({ code: 'version_break', kind, id }));
}

function isAsked(id: SkillId, { skill }: CompareQuery, rows: readonly CohortRows[]): boolean {
  const hasScores = rows.some(({ cells }) => cells.some(({ skill_id }) => skill_id === id));
  return skill.length > 0 ? skill.includes(id) : hasScores;
}

export function toView({ key, kind, id, name, from, to }: Cohort): Comparison['cohorts'][number] {
  return { key, kind, id, name, from, to };
}
