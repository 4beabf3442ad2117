import type { ClickHouse } from '@repartee/kernel';

/** A score whose learner, skill and month have to be summed again. */
export interface Slice {
  organisation: string;
  learner: string;
  skill: string;
  startedMs: number;
}

/**
 * Sums slices again from deduplicated scores. The version is the sum of the scores' versions: it rises with every new
 * score and every correction, and a rebuild arrives at the same one. A session that was scored under two versions of its
 * rubric counts by the later one.
 */
const recompute = (whichScores: string) => `
  INSERT INTO skill_months
    (organisation, skill_id, month, learner_id, team_id, site_id, scenario_id,
     sessions, score_sum, score_square_sum, version)
  SELECT organisation, skill_id, toStartOfMonth(toDate(started_at, {zone:String})) AS month, learner_id, team_id,
    min(site_id), scenario_id,
    countIf(isNotNull(score)), sum(toUInt64(ifNull(score, 0))), sum(toUInt64(ifNull(score, 0)) * ifNull(score, 0)),
    sum(version)
  FROM (
    SELECT * FROM skill_scores FINAL
    WHERE organisation = {organisation:String}
      AND purpose = 'assessed' AND NOT is_fork
      ${whichScores}
    ORDER BY rubric_version DESC
    LIMIT 1 BY session_id, skill_id
  )
  GROUP BY organisation, skill_id, month, learner_id, team_id, scenario_id`;

const recomputeSlices = recompute(`
      AND skill_id IN {skills:Array(String)}
      AND learner_id IN {learners:Array(String)}
      AND toStartOfMonth(toDate(started_at, {zone:String})) IN (
        SELECT toStartOfMonth(toDate(fromUnixTimestamp64Milli(arrayJoin({started:Array(Int64)}), 'UTC'), {zone:String})))`);

const recomputeEverything = recompute('');

/** The tables that the sums are computed from. */
export const rollupReads: readonly string[] = ['organisations', 'skill_scores'];

/**
 * The table of sums by learner, skill and month. Only one writer may touch a learner's slices at a time.
 *
 * An organisation is summed once its time zone is known, and never in another: a row in a month that is none in the zone
 * would have to be deleted, and whoever died in between would leave it, or nothing in its place.
 */
export class RollupRepository {
  private readonly zones = new Map<string, string>();

  constructor(private readonly clickhouse: ClickHouse) {}

  /**
   * Computes the slices again, once their scores are stored. Neighbouring slices may be computed along; they come to what
   * they were. Where the time zone is not known yet, whoever stores it finds these scores there and sums them.
   */
  async recompute(slices: readonly Slice[]): Promise<void> {
    for (const organisation of new Set(slices.map((slice) => slice.organisation))) {
      const own = slices.filter((slice) => slice.organisation === organisation);
      const zone = await this.zoneOf(organisation);
      if (zone === undefined) continue;
      await this.clickhouse.command(recomputeSlices, {
        ...{ organisation, zone },
        skills: distinct(own.map(({ skill }) => skill)),
        learners: distinct(own.map(({ learner }) => learner)),
        started: [...new Set(own.map(({ startedMs }) => startedMs))],
      });
    }
  }

  /**
   * Computes every slice of an organisation, where its time zone is known: of two partitions of a log, the one with its
   * scores may have been read before the one that tells of it.
   */
  async recomputeOrganisation(organisation: string): Promise<void> {
    const zone = await this.zoneOf(organisation);
    if (zone !== undefined) await this.clickhouse.command(recomputeEverything, { organisation, zone });
  }

  /** Computes every slice of every organisation. */
  async recomputeAll(): Promise<void> {
    const scored = await this.clickhouse.query<{ organisation: string }>(
      'SELECT DISTINCT organisation FROM skill_scores',
    );
    for (const { organisation } of scored) await this.recomputeOrganisation(organisation);
  }

  private async zoneOf(organisation: string): Promise<string | undefined> {
    const known = this.zones.get(organisation);
    if (known !== undefined) return known;
    const [row] = await this.clickhouse.query<{ time_zone: string }>(
      'SELECT time_zone FROM organisations FINAL WHERE organisation = {organisation:String}',
      { organisation },
    );
    if (row) this.zones.set(organisation, row.time_zone);
    return row?.time_zone;
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
