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

export interface PostgresQuestion {
  number: number;
  text: string;
  values: readonly unknown[];
}

export type PostgresAnswer =
  | { number: number; rows: object[] }
  /** `away`: the server, not the statement. */
  | { number: number; error: string; away: boolean };

/** What the thread says unasked: keys at hand may be destroyed ones. */
export const STALE = 'stale';
export const READY = 'ready';
