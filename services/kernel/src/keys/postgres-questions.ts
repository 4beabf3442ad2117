import type { MessagePort } from 'node:worker_threads';

/** What the thread is given to begin with. */
export interface PostgresThreadData {
  url: string;
  port: MessagePort;
  /** Its first number rises with every answer. */
  answered: Int32Array<SharedArrayBuffer>;
  /** How long a connection, and a statement, may take. */
  limitMs: number;
  /** How long keys at hand are trusted while nobody hears which are destroyed. */
  trustMs: number;
}

/** Asks for nothing but that copies of destroyed keys be cleared away, beside all questions. */
export const CLEAR = 'clear';

export interface PostgresQuestion {
  number: number;
  text: string;
  values: readonly unknown[];
  /** The table that nobody else writes from before the statement is begun until it is done. */
  alone?: string | undefined;
}

export type PostgresAnswer =
  | { number: number; rows: object[] }
  /** `away`: the server, not the statement. */
  | { number: number; error: string; away: boolean };

/** What the thread says unasked: keys at hand may be destroyed ones. */
export const STALE = 'stale';
export const READY = 'ready';

/** What the thread says when copies of destroyed keys could not be cleared, and (undefined) when they are after all. */
export interface ClearingTold {
  clearing: { attempt: number; error: string } | undefined;
}
