import type { Fault } from '@repartee/brokers';

/** What befalls a send, and how often in a row. */
export interface FaultCase {
  name: string;
  fault: Fault;
  times: number;
}

/** More responses in a row than the client library tries again for. */
const MORE_THAN_RETRIES = 10;

export const faultCases: readonly FaultCase[] = [
  { name: 'response_dropped', fault: 'drop-response', times: 1 },
  { name: 'response_never_coming', fault: 'never-respond', times: 1 },
  { name: 'request_lost', fault: 'lose-request', times: 1 },
  { name: 'request_late', fault: 'delay-request', times: 1 },
  { name: 'retries_exhausted', fault: 'drop-response', times: MORE_THAN_RETRIES },
];
