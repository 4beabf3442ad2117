import type { Fault } from '@repartee/brokers';

/** What befalls a send, and how often in a row. */
export interface FaultCase {
  name: string;
  fault: Fault;
  times: number;
}

/** The client library tries a send four times, then the relay sends the batch again; after three such rounds on a new producer. */
const TWO_ROUNDS_AND_A_HALF = 10;
const THREE_ROUNDS_AND_A_HALF = 14;

export const faultCases: readonly FaultCase[] = [
  { name: 'response_dropped', fault: 'drop-response', times: 1 },
  { name: 'response_never_coming', fault: 'never-respond', times: 1 },
  { name: 'request_lost', fault: 'lose-request', times: 1 },
  { name: 'request_late', fault: 'delay-request', times: 1 },
  { name: 'retries_exhausted', fault: 'drop-response', times: TWO_ROUNDS_AND_A_HALF },
  { name: 'producer_replaced', fault: 'drop-response', times: THREE_ROUNDS_AND_A_HALF },
];
