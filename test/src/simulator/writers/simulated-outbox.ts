import type { EventRow, Outbox } from '@repartee/kernel';

import type { Network } from '../faults/network.js';
import type { Life } from '../world/life.js';
import type { JournalFile } from './journal-file.js';

/** Few, so that a backlog is several batches. */
const ROWS_AT_ONCE = 8;

/** The relay's side of a journal's file. To a process whose life is over it has nothing to say. */
export class SimulatedOutbox implements Outbox {
  constructor(private readonly parts: { file: JournalFile; life: Life; network: Network }) {}

  rowsAfter(sequence: number, limit: { rows: number }): EventRow[] {
    const { file, life, network } = this.parts;
    if (life.isOver) return [];
    const rows = file.rows.slice(sequence, sequence + Math.min(limit.rows, ROWS_AT_ONCE));
    return rows.length > 0 && network.kills('relay-read', life, file) ? [] : rows;
  }

  lastSequence(): number {
    return this.parts.file.rows.length;
  }

  acknowledged(target: string): number {
    return this.parts.file.notes.get(target) ?? 0;
  }

  acknowledge(target: string, sequence: number, safe = false): void {
    const { file, life, network } = this.parts;
    if (life.isOver || network.kills('before-note-acknowledged', life, file)) return;
    file.note(target, sequence, safe);
    network.kills('after-note-acknowledged', life, file);
  }

  close(): void {}
}
