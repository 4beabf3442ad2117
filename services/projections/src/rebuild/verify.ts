import type { ClickHouse, History, Positions } from '@repartee/kernel';
import { hasReached, migrate, placesIn } from '@repartee/kernel';
import { migrations } from '../migrations/index.js';
import { PositionRepository } from '../projector/position.repository.js';
import { projectorGroup } from '../projector/projection-feed.js';
import { verifyDatabase } from './beside-names.js';
import type { TableDigest } from './digest.repository.js';
import { DigestRepository } from './digest.repository.js';
import type { FillProgress } from './fill.js';
import { Filler } from './fill.js';
import { Standing } from './history-reader.js';
import { holdingLease } from './lease.js';

export interface VerifiedTable {
  table: string;
  rows: number;
  rebuiltRows: number;
  identical: boolean;
}

export interface Verification {
  tables: VerifiedTable[];
  identical: boolean;
  /** Place in the log up to which both were compared, over all partitions. */
  through: number;
}

export interface Verify {
  /** The database in use; a projector may be writing to it. */
  clickhouse: ClickHouse;
  history: History;
  onProgress?: (progress: FillProgress) => void;
  /** Waits that many milliseconds for the projector to come as far as the log; default 30,000. */
  patienceMs?: number;
}

/** The projector did not come as far as the log in time: it is stopped, failed or far behind. */
export class ProjectorBehind extends Error {
  readonly code = 'projector_behind';

  constructor(position: number, through: number) {
    super(`The tables stand at ${position} of ${through} in the log, and do not move on; is the server running?`);
    this.name = 'ProjectorBehind';
  }
}

const ROUNDS = 10;
const ATTEMPTS = 3;
const POLL_MS = 50;

/**
 * Rebuilds every table from the log's first event in a scratch database and compares digests of final rows.
 * While the tables in use move on, the scratch ones follow and are compared again. The scratch database is dropped.
 * Throws ProjectorBehind; RebuildUnderWay where another verification is at work in that database, and LeaseLost where
 * another may have begun.
 */
export function verifyProjections(verify: Verify): Promise<Verification> {
  return holdingLease({ clickhouse: verify.clickhouse, work: 'verification' }, (lost) => verifyAlone(verify, lost));
}

async function verifyAlone(verify: Verify, lost: AbortSignal): Promise<Verification> {
  for (let left = ATTEMPTS; ; left -= 1) {
    const { verification, letters } = await verifyOnce(verify, lost);
    if (verification.identical || left === 0) return verification;
    // By other dead letters, other events are left out.
    if ((await Standing.of(verify.history)).letters === letters) return verification;
  }
}

async function verifyOnce(verify: Verify, lost: AbortSignal): Promise<{ verification: Verification; letters: string }> {
  const scratch = await emptyScratch(verify.clickhouse);
  try {
    await migrate(scratch, migrations);
    const filler = await Filler.open(verify.history, scratch, { sumsAtTheEnd: true });
    return { verification: await follow({ ...verify, filler, scratch, lost }), letters: filler.letters };
  } finally {
    // Where somebody else may be at work in it, it is theirs.
    if (!lost.aborted) await scratch.dropDatabase();
    await scratch.close();
  }
}

/** Without what a verification that was killed has left. */
async function emptyScratch(clickhouse: ClickHouse): Promise<ClickHouse> {
  const name = verifyDatabase(clickhouse.database);
  const left = await clickhouse.useDatabase(name);
  await left.dropDatabase();
  await left.close();
  return clickhouse.useDatabase(name);
}

interface Follow extends Verify {
  filler: Filler;
  scratch: ClickHouse;
  lost: AbortSignal;
}

async function follow({ filler, scratch, lost, ...verify }: Follow): Promise<Verification> {
  const { history, clickhouse } = verify;
  let after: Positions = new Map();
  for (let round = 1; ; round += 1) {
    const through = await history.ends();
    await filler.fill({ after, through }, { signal: lost, ...(verify.onProgress && { onTaken: verify.onProgress }) });
    lost.throwIfAborted();
    await filler.sumAll();
    after = through;
    await reach(verify, through);
    const tables = compare(await digestsOf(clickhouse), await digestsOf(scratch));
    const identical = tables.every((table) => table.identical);
    const isStill = hasReached(through, await history.ends());
    if (identical || isStill || round === ROUNDS) return { tables, identical, through: placesIn(through) };
  }
}

async function reach({ clickhouse, patienceMs = 30_000 }: Verify, through: Positions): Promise<void> {
  const positions = new PositionRepository(clickhouse, projectorGroup);
  for (let waited = 0; ; waited += POLL_MS) {
    const reached = await positions.load();
    if (hasReached(reached, through)) return;
    if (waited >= patienceMs) throw new ProjectorBehind(placesIn(reached), placesIn(through));
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function digestsOf(clickhouse: ClickHouse): Promise<TableDigest[]> {
  return new DigestRepository(clickhouse).digestAll();
}

function compare(inUse: readonly TableDigest[], rebuilt: readonly TableDigest[]): VerifiedTable[] {
  const byTable = new Map(rebuilt.map((digest) => [digest.table, digest]));
  return inUse.map(({ table, rows, digest }) => {
    const other = byTable.get(table);
    return { table, rows, rebuiltRows: other?.rows ?? 0, identical: other?.rows === rows && other.digest === digest };
  });
}
