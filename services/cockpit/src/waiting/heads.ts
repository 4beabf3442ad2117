import type { ClickHouse, Clock } from '@repartee/kernel';

/** A version of a stream that somebody has written and wants to see. */
export interface Head {
  stream: string;
  version: number;
}

const POLL_MS = 15;
const LONGEST_WAIT_MS = 3_000;

/** Where streams stand in the tables. */
export class Heads {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly clock: Clock,
  ) {}

  /** Resolves to true once the head is visible, to false after three seconds without it. */
  async reached(organisation: string, { stream, version }: Head, waitMs = LONGEST_WAIT_MS): Promise<boolean> {
    const deadline = this.clock.now() + waitMs;
    for (;;) {
      if ((await this.headOf(organisation, stream)) >= version) return true;
      if (this.clock.now() >= deadline) return false;
      await this.clock.delay(POLL_MS);
    }
  }

  /** Resolves once all of them are visible, or when so many milliseconds are over for all of them together. */
  async allReached(heads: readonly (Head & { organisation: string })[], waitMs: number): Promise<void> {
    const deadline = this.clock.now() + waitMs;
    for (const head of heads) {
      const leftMs = deadline - this.clock.now();
      if (leftMs <= 0) return;
      await this.reached(head.organisation, head, leftMs);
    }
  }

  private async headOf(organisation: string, stream: string): Promise<number> {
    const [row] = await this.clickhouse.read<{ version: number }>(
      `SELECT max(version) AS version FROM stream_heads
       WHERE organisation = {organisation:String} AND stream = {stream:String}`,
      { organisation, stream },
    );
    return row?.version ?? 0;
  }
}

/** Reads `<stream>@<version>`; undefined for what is not of that form. */
export function parseHead(header: string): Head | undefined {
  const at = header.lastIndexOf('@');
  const version = Number(header.slice(at + 1));
  const isHead = at > 0 && Number.isInteger(version) && version > 0;
  return isHead ? { stream: header.slice(0, at), version } : undefined;
}
