import type { ClickHouse, Journal } from '@repartee/kernel';
import { migrate } from '@repartee/kernel';
import { migrations } from '../migrations/index.js';
import { PositionRepository } from '../projector/position.repository.js';
import { projectorGroup } from '../projector/projection-feed.js';
import type { TableDigest } from './digest.repository.js';
import { DigestRepository } from './digest.repository.js';
import type { FillProgress } from './fill.js';
import { Filler } from './fill.js';

export interface VerifiedTable {
  table: string;
  rows: number;
  rebuiltRows: number;
  identical: boolean;
}

export interface Verification {
  tables: VerifiedTable[];
  identical: boolean;
  /** Place in the journal up to which both were compared. */
  through: number;
}

export interface Verify {
  /** The database in use; a projector may be writing to it. */
  clickhouse: ClickHouse;
  journal: Journal;
  onProgress?: (progress: FillProgress) => void;
  /** Waits that many milliseconds for the projector to come as far as the journal; default 30,000. */
  patienceMs?: number;
}

/** The projector did not come as far as the journal in time: it is stopped, failed or far behind. */
export class ProjectorBehind extends Error {
  readonly code = 'projector_behind';

  constructor(position: number, through: number) {
    super(`The tables stand at ${position} of ${through} in the journal, and do not move on; is the server running?`);
    this.name = 'ProjectorBehind';
  }
}

const ROUNDS = 10;
const POLL_MS = 50;

/**
 * Rebuilds every table from the journal's first event in a scratch database and compares digests of final rows.
 * While the tables in use move on, the scratch ones follow and are compared again. The scratch database is dropped.
 */
export async function verifyProjections(verify: Verify): Promise<Verification> {
  const scratch = await verify.clickhouse.useDatabase(`${verify.clickhouse.database}_verify`);
  try {
    await migrate(scratch, migrations);
    return await follow(verify, scratch);
  } finally {
    await scratch.dropDatabase();
    await scratch.close();
  }
}

async function follow(verify: Verify, scratch: ClickHouse): Promise<Verification> {
  const filler = await Filler.open(verify.journal, scratch);
  let afterSequence = 0;
  for (let round = 1; ; round += 1) {
    const through = verify.journal.lastSequence();
    await filler.fill({ afterSequence, throughSequence: through }, verify.onProgress);
    afterSequence = through;
    await reach(verify, through);
    const tables = compare(await digestsOf(verify.clickhouse), await digestsOf(scratch));
    const identical = tables.every((table) => table.identical);
    const isStill = verify.journal.lastSequence() === through;
    if (identical || isStill || round === ROUNDS) return { tables, identical, through };
  }
}

async function reach({ clickhouse, patienceMs = 30_000 }: Verify, through: number): Promise<void> {
  const positions = new PositionRepository(clickhouse, projectorGroup);
  for (let waited = 0; ; waited += POLL_MS) {
    const position = [...(await positions.load()).values()].reduce((sum, value) => Math.max(sum, value), 0);
    if (position >= through) return;
    if (waited >= patienceMs) throw new ProjectorBehind(position, through);
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
