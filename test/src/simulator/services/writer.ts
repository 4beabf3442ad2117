import type { Journal } from '@repartee/kernel';

import type { Step } from '../faults/fault-points.js';
import type { Life } from '../world/life.js';
import type { JournalFile } from '../writers/journal-file.js';
import { MemoryJournal } from '../writers/memory-journal.js';
import { SimulatedOutbox } from '../writers/simulated-outbox.js';
import type { Variants } from './variants.js';
import type { World } from './world.js';

const POLL_MS = 5_000;

/** Opens a writer's journal for one life of its process, and has it shipped. */
export function openWriter(world: World, life: Life, { file, step, relay }: Writer): Journal {
  const { network, randomness } = world.parts;
  const journal = new MemoryJournal({ file, life, network, step });
  relay({
    client: world.clientOf(life),
    outbox: new SimulatedOutbox({ file, life, network }),
    clock: life.clock,
    randomness,
    onCommitted: (listener) => journal.onCommitted(listener),
    pollMs: POLL_MS,
  }).start();
  return journal;
}

export interface Writer {
  file: JournalFile;
  step: Step;
  relay: Variants['relay'];
}
