import type { RelayParts } from '@repartee/kernel';
import { Relay } from '@repartee/kernel';
import type { StartProjections } from '@repartee/projections';
import { startProjections } from '@repartee/projections';

/** What ships a journal. */
export interface Shipping {
  start(): void;
  lag(): number;
}

/** The parts under trial; a spec puts careless ones in their place, to see that the simulator catches them. */
export interface Variants {
  relay: (parts: RelayParts) => Shipping;
  projections: (start: StartProjections) => Promise<unknown>;
}

export const theProducts: Variants = {
  relay: (parts) => new Relay(parts),
  projections: startProjections,
};
