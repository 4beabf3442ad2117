import { setTimeout as delay } from 'node:timers/promises';

import type { Append, ClickHouse } from '@repartee/kernel';

import type { Writer } from '../log-faults/log-stage.js';

const PAUSE_MS = 50;
const PATIENCE_MS = 60_000;

/** By the table's key, in one thread and without FINAL: the versions of a stream lie side by side, and the highest counts. */
const HEADS = `SELECT stream, max(version) AS version FROM stream_heads
  WHERE organisation IN {organisations:Array(String)} AND stream IN {streams:Array(String)}
  GROUP BY stream SETTINGS max_threads = 1`;

interface Committed {
  organisation: string;
  stream: string;
  version: number;
  events: number;
  at: number;
}

/**
 * Waits for events until a SELECT finds the heads of their streams, which are stored after all rows of a batch. It looks
 * again 50 ms after each answer: what it says is never too little, and too much by half the pause and one and a half
 * SELECTs on average, at most by the whole pause and two of them. What a look costs the server is its key's granules of
 * the streams awaited; twenty looks a second are part of the load all the same.
 */
export class SeenInTables {
  /** From the commit until it was seen, an event each: milliseconds. */
  readonly waits: number[] = [];
  private readonly versions = new Map<string, number>();
  private awaited: Committed[] = [];
  private isOver = false;
  private readonly looking: Promise<void>;

  constructor(private readonly clickhouse: ClickHouse) {
    this.looking = this.look();
    this.looking.catch(() => undefined);
  }

  /** The same writer: what it appends, from the first version of its stream on, is waited for as soon as it is on record. */
  watching(writer: Writer): Writer {
    const append: Writer['append'] = async (appends) => {
      await writer.append(appends);
      for (const append of appends) this.committed(append);
    };
    return { ...writer, append };
  }

  /** Resolves when everything has been seen. Rejects where something has not been for a minute. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.looking;
  }

  private committed({ organisation, stream, events: { length: events } }: Append): void {
    const version = (this.versions.get(stream) ?? 0) + events;
    this.versions.set(stream, version);
    this.awaited.push({ organisation, stream, version, events, at: performance.now() });
  }

  private async look(): Promise<void> {
    while (!this.isOver || this.awaited.length > 0) {
      if (this.awaited.length > 0) await this.lookOnce();
      await delay(PAUSE_MS);
    }
  }

  private async lookOnce(): Promise<void> {
    const streams = [...new Set(this.awaited.map(({ stream }) => stream))];
    const organisations = [...new Set(this.awaited.map(({ organisation }) => organisation))];
    const found = await this.clickhouse.query<{ stream: string; version: number | string }>(HEADS, { organisations, streams }); // prettier-ignore
    const now = performance.now();
    const heads = new Map(found.map(({ stream, version }) => [stream, Number(version)]));
    this.awaited = this.awaited.filter(({ stream, version, events, at }) => {
      const isSeen = (heads.get(stream) ?? 0) >= version;
      if (isSeen) this.waits.push(...Array.from({ length: events }, () => now - at));
      if (!isSeen && now - at > PATIENCE_MS) throw new Error(`Version ${version} of ${stream} is not in the tables.`);
      return !isSeen;
    });
  }
}
