import { DIVERGED } from '../feed/feed.js';
import type { JournalEntry } from '../journal/journal.js';

/** So many streams of a partition are remembered, the ones last heard of. */
const KEPT = 20_000;

interface Head {
  version: number;
  /** Of the event that has it. */
  id: string;
  /** Of those that have it as well, and were told of. */
  others?: readonly string[];
}

export interface FreshEntries {
  /** In their order; one that diverges is among them as one that cannot be handled. */
  entries: JournalEntry[];
  /** Another event has their version already: the stream has two histories, by two writers or an old journal put back. */
  diverged: JournalEntry[];
  /** Notes that they have been handled. */
  handled: () => void;
}

/**
 * The highest version handled of each stream in one partition. A relay that is not sure sends a batch again, perhaps on
 * a new producer: such events stand twice in the log, the second time even behind newer ones, and are left out here.
 */
export class StreamHeads {
  private readonly heads = new Map<string, Head>();

  /** What of these has not been handled. */
  fresh(entries: readonly JournalEntry[]): FreshEntries {
    const risen = new Map<string, Head>();
    const diverged: JournalEntry[] = [];
    const fresh = entries.flatMap((entry) => {
      const { stream, version, id } = entry.event;
      const head = risen.get(stream) ?? this.heads.get(stream);
      if (head === undefined || version > head.version) {
        risen.set(stream, { version, id });
        return [entry];
      }
      if (version < head.version || id === head.id || head.others?.includes(id)) return [];
      risen.set(stream, { ...head, others: [...(head.others ?? []), id] });
      diverged.push(divergedOf(entry));
      return diverged.slice(-1);
    });
    return { entries: fresh, diverged, handled: () => risen.forEach((head, stream) => this.note(stream, head)) };
  }

  private note(stream: string, head: Head): void {
    // Taken out first, so that the order of the map is the order in which streams were last heard of.
    this.heads.delete(stream);
    this.heads.set(stream, head);
    if (this.heads.size > KEPT) for (const oldest of this.heads.keys()) return void this.heads.delete(oldest);
  }
}

/** What it says is read from the log again by whoever looks into it. */
function divergedOf({ sequence, event }: JournalEntry): JournalEntry {
  const { id, type, schemaVersion, topic, stream, version, organisation } = event;
  const envelope = { id, type, schemaVersion, topic, stream, version, organisation };
  return { kind: 'undecodable', sequence, event: { ...envelope, data: new Uint8Array(), reason: DIVERGED } };
}
