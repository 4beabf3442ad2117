import type { PositionStore } from './feed.js';

/** Positions that are forgotten with the process: for live pages, and for read models kept in memory. */
export function memoryPositions(): PositionStore {
  const positions = new Map<string, number>();
  return {
    load: () => Promise.resolve(new Map(positions)),
    save: (partition, position) => {
      positions.set(partition, position);
      return Promise.resolve();
    },
  };
}
