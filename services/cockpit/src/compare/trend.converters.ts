import type { SkillId, Trend, TrendPoint, VersionBreak } from '@repartee/proto';
import { withheldFor } from '../statistics/domain/floors.js';
import { estimate } from '../statistics/domain/interval.js';
import type { Cohort } from './domain/cohort.js';
import { toFigure } from './domain/comparison.js';
import { weeksBetween } from './domain/days.js';
import type { FloorOf, WeekFloorOf } from './floors.service.js';
import type { VersionRow, WeekRow } from './scores.repository.js';

/** Why a week of a trend may not be shown: because of the whole period, or of the week itself. */
export interface TrendFloors {
  floorOf: FloorOf;
  weekFloorOf: WeekFloorOf;
}

/** Every week of the cohort's period, those without a figure as gaps. */
export function toTrend(
  cohort: Cohort,
  skill: SkillId,
  rows: readonly WeekRow[],
  { floorOf, weekFloorOf }: TrendFloors,
): Trend {
  const byWeek = new Map(rows.filter(({ skill_id }) => skill_id === skill).map((row) => [row.week, row]));
  const weeks = weeksBetween(cohort.from, cohort.to).map(({ week, startsOn }): TrendPoint => {
    const row = byWeek.get(week);
    if (!row) return { week, startsOn, figure: null, withheld: null };
    const withheld = floorOf(skill) ?? withheldFor(row.learners) ?? weekFloorOf(skill, week);
    return { week, startsOn, figure: withheld ? null : weekFigure(row), withheld };
  });
  return { skill, cohort: cohort.key, weeks };
}

function weekFigure({ mean, variance, learners, sessions }: WeekRow) {
  return toFigure(estimate(mean, Math.sqrt(variance / learners), learners - 1), learners, sessions);
}

/** A break wherever a later version of the same thing came into use, in one of the cohorts or between them. */
export function toBreaks(rows: readonly VersionRow[]): VersionBreak[] {
  const used = firstUses(rows);
  const breaks = used.flatMap((row, index): VersionBreak[] => {
    const before = used[index - 1];
    if (before?.kind !== row.kind || before.id !== row.id) return [];
    const { week, monday, kind, id } = row;
    return [{ week, startsOn: monday, kind, id, from: before.version, to: row.version }];
  });
  return breaks.sort((one, other) => one.startsOn.localeCompare(other.startsOn));
}

/** Of each version the first use in any of the cohorts, by thing and then by time. */
function firstUses(rows: readonly VersionRow[]): VersionRow[] {
  const first = new Map<string, VersionRow>();
  for (const row of [...rows].sort((one, other) => one.first_ms - other.first_ms)) {
    const key = JSON.stringify([row.kind, row.id, row.version]);
    if (!first.has(key)) first.set(key, row);
  }
  const thing = ({ kind, id }: VersionRow) => `${kind} ${id}`;
  return [...first.values()].sort((one, other) => thing(one).localeCompare(thing(other)));
}
