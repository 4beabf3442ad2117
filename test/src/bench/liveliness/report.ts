import type { Language } from '@repartee/proto';

import { round } from '../measure.js';
import type { Finding } from './finding.js';
import type { Goal, MeasureName, Target, Targets } from './goals.js';
import { isReached, missedBy, namesIn } from './goals.js';
import type { Findings } from './measures/index.js';
import { added, valueOf } from './tally.js';
import type { Tally } from './tally.js';

export interface PlayedStage<Name extends MeasureName = MeasureName> {
  scenario: string;
  language: Language;
  findings: Findings<Name>;
}

/** Cases hold whole talks; only the counts are needed once they have been shown. */
export const withoutCases = <Name extends MeasureName>(findings: Findings<Name>): Findings<Name> =>
  Object.fromEntries(
    Object.entries<Finding>(findings).map(([name, finding]) => [name, { ...finding, cases: [] }]),
  ) as unknown as Findings<Name>;

export interface Figure {
  scenario: string;
  language: Language;
  value: number;
}

/** One line of output: the figure over everything, and by scenario and language, worst first. */
export interface ReportLine {
  measure: MeasureName;
  /** Null where there was no occasion to measure it. */
  value: number | null;
  unit: string;
  beside?: number;
  goal: Goal['value'];
  ok: boolean;
  by: Figure[];
}

const DIGITS = 5;
const rounded = (tally: Tally): number | null => {
  const value = valueOf(tally);
  return value === null ? null : round(value, DIGITS);
};

export const reportOf = <Name extends MeasureName>(
  stages: readonly PlayedStage<Name>[],
  targets: Targets<Name>,
): ReportLine[] => namesIn(targets).map((measure) => lineOf(measure, targets[measure], stages));

function lineOf<Name extends MeasureName>(
  measure: Name,
  { unit, goal }: Target,
  stages: readonly PlayedStage<Name>[],
): ReportLine {
  const findings = stages.map(({ findings: all }) => all[measure]);
  const tally = added(findings.map(({ tally: one }) => one));
  const besides = findings.flatMap(({ beside }) => beside ?? []);
  const beside = besides.length > 0 ? rounded(added(besides)) : null;
  const by = stages.flatMap(({ scenario, language, findings: all }) => {
    const value = rounded(all[measure].tally);
    return value === null ? [] : { scenario, language, value };
  });
  return {
    ...{ measure, value: rounded(tally), unit },
    ...(beside === null ? {} : { beside }),
    ...{ goal: goal.value, ok: isReached(valueOf(tally), goal) },
    by: by.sort((one, other) => missedBy(other.value, goal) - missedBy(one.value, goal)),
  };
}
