import type { Append, Appended, EventRow, JournalEntry, JournalPage, ReadAll } from '@repartee/kernel';
import { encodeAppend, Journal, planAppends, toEntry, UndecodableStream } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';

import type { Step } from '../faults/fault-points.js';
import type { Network } from '../faults/network.js';
import type { Life } from '../world/life.js';
import type { JournalFile } from './journal-file.js';

export interface MemoryJournalParts {
  file: JournalFile;
  life: Life;
  network: Network;
  /** Names the points before and after an append. */
  step: Step;
}

/** The journal of one life of a process: what is appended is planned by the kernel's own rules, and in the file at once. */
export class MemoryJournal extends Journal {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: MemoryJournalParts) {
    super();
  }

  async append(append: Append): Promise<Appended> {
    const [answer] = await this.appendAll([append]);
    if (!answer) throw new Error('An append without an answer');
    return answer;
  }

  appendAll(appends: readonly Append[]): Promise<Appended[]> {
    const { life } = this.parts;
    return life.hears(Promise.resolve().then(() => this.write(appends)));
  }

  readStream(stream: string, fromVersion = 1): RecordedEvent[] {
    return this.parts.file.rows
      .filter((row) => row.stream === stream && row.version >= fromVersion)
      .map((row) => {
        const entry = toEntry(row);
        if (entry.kind === 'undecodable') throw new UndecodableStream(stream, row.version);
        return entry.event;
      });
  }

  readAll({ afterSequence }: ReadAll): JournalPage {
    const entries = this.parts.file.rows.slice(afterSequence).map((row) => toEntry(row));
    return { entries, through: this.lastSequence() };
  }

  readAt(sequence: number): JournalEntry | undefined {
    const row = this.parts.file.rows[sequence - 1];
    return row && toEntry(row);
  }

  head(stream: string): number {
    return this.parts.file.versions.get(stream) ?? 0;
  }

  lastSequence(): number {
    return this.parts.file.rows.length;
  }

  onCommitted(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private write(appends: readonly Append[]): Appended[] {
    const { file, life, network, step } = this.parts;
    if (life.isOver || network.kills(`before-${step}`, life, file)) return [];
    const plan = planAppends(
      {
        head: (stream) => this.head(stream),
        byIds: (ids) => ids.flatMap((id) => file.byId.get(id) ?? []),
      },
      appends.map(encodeAppend),
    );
    file.append(plan.rows.map((row, index): EventRow => ({ sequence: file.rows.length + index + 1, ...row })));
    if (!network.kills(`after-${step}`, life, file)) this.listeners.forEach((listener) => listener());
    return plan.answers;
  }
}
