import kafkajs from 'kafkajs';

/** The broker's refusals that the model knows, with their number and whether the library tries again (kafkajs, protocol/error.js). */
const refusals = {
  NOT_LEADER_FOR_PARTITION: { code: 6, retriable: true },
  ILLEGAL_GENERATION: { code: 22, retriable: false },
  UNKNOWN_MEMBER_ID: { code: 25, retriable: false },
  REBALANCE_IN_PROGRESS: { code: 27, retriable: false },
  OUT_OF_ORDER_SEQUENCE_NUMBER: { code: 45, retriable: false },
} as const;

export type Refusal = keyof typeof refusals;

/** As the library reports a refusal of the broker. */
export function protocolError(type: Refusal): kafkajs.KafkaJSProtocolError {
  return new kafkajs.KafkaJSProtocolError(Object.assign(new Error(type), { type, ...refusals[type] }));
}

export function connectionError(): kafkajs.KafkaJSConnectionError {
  return new kafkajs.KafkaJSConnectionError('The connection is gone');
}
