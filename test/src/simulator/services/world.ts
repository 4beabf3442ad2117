import type { Clock, Ids, Keys, KafkaClient, Randomness } from '@repartee/kernel';

import type { Cluster } from '../broker/cluster.js';
import { modelClient } from '../client/model-client.js';
import type { Faults } from '../faults/faults.js';
import type { Network } from '../faults/network.js';
import type { ModelStore } from '../store/model-store.js';
import type { Life } from '../world/life.js';
import type { Trace } from '../world/trace.js';

/** Everything that is not one of the processes, in one run. */
export class World {
  private members = 0;

  constructor(
    readonly parts: {
      clock: Clock;
      randomness: Randomness;
      ids: Ids;
      keys: Keys;
      trace: Trace;
      faults: Faults;
      network: Network;
      cluster: Cluster;
      store: ModelStore;
      watch: Watch;
    },
  ) {}

  clientOf(life: Life): KafkaClient {
    return modelClient(this.parts, life, () => `${life.name}-${++this.members}`);
  }
}

/** Looks on while it happens, for what could not be seen in the end. */
export interface Watch {
  inserted: (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => void;
  handled: (group: string, events: readonly { stream: string; version: number }[]) => void;
  failed: (who: string, error: unknown) => void;
}
