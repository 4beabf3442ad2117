import type { JournalEntry } from '../journal/journal.js';

/** So many streams of a partition are remembered, the ones last heard of. */
const KEPT = 20_000;

/**
 * The highest version handled of each stream in one partition. A relay that is not sure sends a batch again, perhaps on
 * a new producer: such events stand twice in the log, the second time even behind newer ones, and are left out here.
 */
export class StreamHeads {
  private readonly heads = new Map<string, number>();

  /** What of these, in their order, has not been handled; `handled` notes that it has been. */
  fresh(entries: readonly JournalEntry[]): { entries: JournalEntry[]; handled: () => void } {
    const risen = new Map<string, number>();
    const fresh = entries.filter(({ event: { stream, version } }) => {
      if (version <= (risen.get(stream) ?? this.heads.get(stream) ?? 0)) return false;
      risen.set(stream, version);
      return true;
    });
    return { entries: fresh, handled: () => risen.forEach((version, stream) => this.note(stream, version)) };
  }

  private note(stream: string, version: number): void {
    // Taken out first, so that the order of the map is the order in which streams were last heard of.
    this.heads.delete(stream);
    this.heads.set(stream, version);
    if (this.heads.size > KEPT) for (const oldest of this.heads.keys()) return void this.heads.delete(oldest);
  }
}
