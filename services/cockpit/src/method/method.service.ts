import type { User } from '@repartee/kernel';
import type { Method, WithheldReason } from '@repartee/proto';
import { round } from '../compare/domain/comparison.js';
import type { NamesService } from '../names/names.service.js';
import { noiseFloorOf } from './noise-floor.js';
import { toPoints } from '../sessions/summaries.converters.js';
import { groupFloor, verdictFloor, withheldFor } from '../statistics/domain/floors.js';
import { shareByCluster } from '../statistics/domain/proportion.js';
import { sum } from '../statistics/domain/summary.js';
import type {
  CalibrationRow,
  LookedAtRow,
  MethodRepository,
  TypicalErrorRow,
  VersionUseRow,
} from './method.repository.js';

/** Fewer pairs say too little about how much a single score varies. */
const FEWEST_PAIRS = 30;

/** What stands behind the figures. */
export class MethodService {
  constructor(
    private readonly repository: MethodRepository,
    private readonly names: NamesService,
  ) {}

  async method({ organisation }: User): Promise<Method> {
    const names = await this.names.of(organisation);
    const [versions, calibrations, looked, error] = await Promise.all([
      this.repository.versions(organisation, names.organisation.timeZone),
      this.repository.calibrations(organisation),
      this.repository.agreement(organisation),
      this.typicalErrorOf(organisation),
    ]);
    const scenarios = [...new Set(calibrations.map(({ scenario_id }) => scenario_id))];
    return {
      groupFloor,
      verdictFloor,
      noiseFloor: noiseFloorOf(calibrations),
      typicalError: error.shown,
      agreement: looked.length === 0 ? null : toAgreement(looked),
      versions: toVersions(versions),
      calibration: scenarios.map((id) => {
        const levels = calibrations.filter(({ scenario_id }) => scenario_id === id);
        return { scenario: names.scenario(id, levels[0]?.scenario_version), levels: levels.map(toLevel) };
      }),
    };
  }

  /** In points; null where too few learners came back to a scenario. */
  async typicalError(organisation: string): Promise<number | null> {
    return (await this.typicalErrorOf(organisation)).shown?.points ?? null;
  }

  /** Neither is there where too few came back to a scenario. */
  async typicalErrorOf(
    organisation: string,
  ): Promise<{ shown: Method['typicalError']; withheld: WithheldReason | null }> {
    const row = await this.repository.typicalError(organisation);
    if (!row || row.pairs < FEWEST_PAIRS) return { shown: null, withheld: null };
    const withheld = withheldFor(row.learners);
    return { shown: withheld ? null : toTypicalError(row), withheld };
  }
}

function toTypicalError(row: TypicalErrorRow): Method['typicalError'] {
  return { points: round(Math.sqrt(row.variance / 2)), pairs: row.pairs, learners: row.learners };
}

export function toAgreement(rows: readonly LookedAtRow[]): NonNullable<Method['agreement']> {
  const standing = shareByCluster(
    rows.map(({ criteria, corrected }) => ({ count: criteria - corrected, of: criteria })),
  );
  return {
    criteria: sum(rows.map(({ criteria }) => criteria)),
    corrected: sum(rows.map(({ corrected }) => corrected)),
    sessions: rows.length,
    share: round(standing.share),
    low: round(standing.low),
    high: round(standing.high),
  };
}

function toVersions(rows: readonly VersionUseRow[]): Method['versions'] {
  const of = (kind: VersionUseRow['kind']) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ id, version, sessions, first_on, last_on }) => {
        return { id, version, sessions, firstOn: first_on, lastOn: last_on };
      });
  return {
    rubrics: of('rubric'),
    scenarios: of('scenario'),
    scorers: of('scorer'),
    engines: of('engine'),
    recognisers: of('recogniser'),
  };
}

function toLevel(row: CalibrationRow): Method['calibration'][number]['levels'][number] {
  return {
    level: row.level,
    plays: row.plays,
    scoreMean: toPoints(row.score_mean) ?? 0,
    scoreSd: toPoints(row.score_sd) ?? 0,
    scoreP10: toPoints(row.score_p10) ?? 0,
    scoreP50: toPoints(row.score_p50) ?? 0,
    scoreP90: toPoints(row.score_p90) ?? 0,
    objectiveShare: row.objective_share / 10_000,
    leversMean: row.levers_mean / 100,
    durationMeanMs: row.duration_mean_ms,
  };
}
