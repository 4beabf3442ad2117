import { types } from 'node:util';

import { ClickHouseError } from '@clickhouse/client';

import { RetriableError } from '../feed/feed-errors.js';

/** Server errors that another attempt may not meet, by ClickHouse's numbers. */
const RETRIABLE_CODES: ReadonlySet<string> = new Set([
  '75', // CANNOT_WRITE_TO_FILE_DESCRIPTOR
  '159', // TIMEOUT_EXCEEDED
  '202', // TOO_MANY_SIMULTANEOUS_QUERIES
  '209', // SOCKET_TIMEOUT
  '210', // NETWORK_ERROR
  '218', // TABLE_IS_DROPPED, under an insert: a rebuild has put another in its place
  '236', // ABORTED
  '241', // MEMORY_LIMIT_EXCEEDED
  '242', // TABLE_IS_READ_ONLY
  '243', // NOT_ENOUGH_SPACE
  '252', // TOO_MANY_PARTS
  '279', // ALL_CONNECTION_TRIES_FAILED
  '285', // TOO_FEW_LIVE_REPLICAS
  '286', // UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE
  '289', // REPLICA_IS_NOT_IN_QUORUM: this one has not caught up, another may have
  '319', // UNKNOWN_STATUS_OF_INSERT
  '394', // QUERY_WAS_CANCELLED
  '517', // CANNOT_ASSIGN_ALTER: of two who change a replicated table at once, one is to try again
  '741', // TABLE_UUID_MISMATCH, likewise
  '999', // KEEPER_EXCEPTION
]);

/** The error as the feed understands it: RetriableError where the server is away or overloaded, else as it was. */
export function classify(error: unknown): unknown {
  if (error instanceof ClickHouseError) {
    return RETRIABLE_CODES.has(error.code) ? retriable(`clickhouse_${error.code}`, error) : error;
  }
  return isNetworkError(error) ? retriable('clickhouse_away', error) : error;
}

/**
 * Whether a change is done on all servers that are there, and noted for those that are away (UNFINISHED). A server that was
 * stopped meanwhile says the same, and goes on with it when it starts.
 */
export function isLeftToReplicas(error: unknown): boolean {
  return error instanceof ClickHouseError && error.code === '341';
}

/** Whether the error says that the connection failed, not that the server refused. */
function isNetworkError(error: unknown): error is Error {
  // Node's own errors are of another realm where a test runs in one of its own.
  if (!(error instanceof Error) && !types.isNativeError(error)) return false;
  return (
    'syscall' in error ||
    NETWORK_CODES.has('code' in error ? String(error.code) : '') ||
    error.message === CLIENT_TIMEOUT
  );
}

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** The client's timeout carries no code. */
const CLIENT_TIMEOUT = 'Timeout error.';

function retriable(code: string, cause: Error): RetriableError {
  return new RetriableError(code, `ClickHouse cannot answer at the moment: ${cause.message}`, { cause });
}
