import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ClickHouse } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { ORGANISATION } from '../history.fixtures.js';
import { RandomHistory, sumsOf, teamsOf } from '../random-history.fixtures.js';
import { DigestRepository } from '../rebuild/digest.repository.js';
import { Projector } from './projector.js';

const { freshDatabase } = createTestClickHouse();
const MOST_AT_ONCE = 40;

/** As it comes from the log: in pieces of any size, with something of the piece before now and then. */
async function asItCame(
  history: RandomHistory,
  clickhouse: ClickHouse,
  onStored: (through: number) => Promise<void>,
): Promise<void> {
  const { events } = history.log;
  const projector = await Projector.open(clickhouse);
  for (let from = 0; from < events.length;) {
    const to = Math.min(events.length, from + 1 + history.below(MOST_AT_ONCE));
    const again = history.below(3) === 0 ? history.below(MOST_AT_ONCE) : 0;
    await projector.store(events.slice(Math.max(0, from - again), to));
    await onStored(to);
    from = to;
  }
}

/** As a rebuild does it: whoever is erased is known before the first event, and sums are computed at the end. */
async function fromScratch({ log, erased }: RandomHistory, clickhouse: ClickHouse): Promise<void> {
  const known = erased.map((person) => ({ organisation: ORGANISATION, person }));
  const projector = await Projector.open(clickhouse, known, { sumsAtTheEnd: true });
  await projector.store(log.events);
  await projector.sumAll();
}

async function storedSums(clickhouse: ClickHouse): Promise<string[]> {
  const rows = await clickhouse.query<Record<string, string | number>>(
    `SELECT skill_id, month, learner_id, team_id, site_id, sessions, score_sum, score_square_sum FROM skill_months FINAL`,
  );
  return rows.map((row) => Object.values(row).join(' ')).sort();
}

async function storedTeams(clickhouse: ClickHouse): Promise<Map<string, string>> {
  const rows = await clickhouse.query<{ person: string; team: string }>(
    'SELECT person_id AS person, argMax(team_id, version) AS team FROM memberships FINAL GROUP BY person',
  );
  return new Map(rows.map(({ person, team }) => [person, team]));
}

describe.each([1, 2, 3])(
  'sessions, corrections, new rubric versions, moves and erasures at random, from seed %i',
  (seed) => {
    const history = new RandomHistory(seed);
    const { events } = history.log;
    /** What the tables held after each piece, beside what the events up to there come to. */
    const sums: [stored: string[], byHand: string[]][] = [];
    const teams: [stored: Map<string, string>, byHand: Map<string, string>][] = [];
    let clickhouse: ClickHouse;

    beforeAll(async () => {
      clickhouse = await freshDatabase();
      await asItCame(history, clickhouse, async (through) => {
        const soFar = events.slice(0, through);
        sums.push([await storedSums(clickhouse), sumsOf(soFar)]);
        teams.push([await storedTeams(clickhouse), teamsOf(soFar)]);
      });
    }, 120_000);

    it('hold every kind of event that changes what is summed, or where somebody belongs', () => {
      const types = new Set(events.map(({ type }) => type));
      expect(types).toContain('repartee.directory.v1.PersonMoved');
      expect(types).toContain('repartee.scores.v1.CriterionCorrected');
      expect(history.sessions.some(({ rubricVersion }) => rubricVersion > 3)).toBe(true);
      expect(history.sessions.some(({ learner }) => history.erased.includes(learner))).toBe(true);
    });

    it('come to the same rows in every table as all of it stored at once', async () => {
      const anew = await freshDatabase();
      await fromScratch(history, anew);

      expect(await new DigestRepository(clickhouse).digestAll()).toEqual(await new DigestRepository(anew).digestAll());
    }, 120_000);

    it('leave after each piece the sums that are added up by hand, each in the team where the session was held', () => {
      for (const [stored, byHand] of sums) expect(stored).toEqual(byHand);
    });

    it('leave after each piece everybody where the last move has put them, and whoever was erased nowhere', () => {
      for (const [stored, byHand] of teams) expect(stored).toEqual(byHand);
    });
  },
);
