/** How quickly a group notices things; every value in milliseconds. */
export interface KafkaTiming {
  /** After so long without a sign of life a member's partitions go to others. */
  sessionTimeoutMs: number;
  heartbeatMs: number;
  /** How long a rebalance waits for members to finish what they have in hand. */
  rebalanceTimeoutMs: number;
  /** How long a fetch waits for something to come. */
  maxWaitMs: number;
}

export const defaultTiming: KafkaTiming = {
  sessionTimeoutMs: 10_000,
  heartbeatMs: 2_000,
  rebalanceTimeoutMs: 60_000,
  maxWaitMs: 200,
};
