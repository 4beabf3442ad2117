import type { EventRow } from '@repartee/kernel';

/** What a writer's volume holds, and what a crash leaves. */
export class JournalFile {
  readonly rows: EventRow[] = [];
  readonly versions = new Map<string, number>();
  readonly byId = new Map<string, EventRow>();
  /** How far each target has acknowledged the journal, as the process sees it. */
  readonly notes = new Map<string, number>();
  /** The same, as far as it is on the disk. */
  private safeNotes = new Map<string, number>();

  /** Each append takes the notes before it to the disk: they go through one write-ahead log. */
  append(rows: readonly EventRow[]): void {
    for (const row of rows) {
      this.rows.push(row);
      this.byId.set(row.id, row);
      this.versions.set(row.stream, row.version);
    }
    this.sync();
  }

  note(target: string, sequence: number, safe: boolean): void {
    this.notes.set(target, sequence);
    if (safe) this.sync();
  }

  losePower(): void {
    this.notes.clear();
    this.safeNotes.forEach((sequence, target) => this.notes.set(target, sequence));
  }

  private sync(): void {
    this.safeNotes = new Map(this.notes);
  }
}
