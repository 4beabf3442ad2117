import type { Cluster } from '../broker/cluster.js';
import type { ModelStore, StoredRow } from '../store/model-store.js';
import type { Watch } from '../services/world.js';
import type { Violation } from './violation.js';
import { streamHeadIn } from './violation.js';

/** Looks on while it happens: positions, the order in which events are handled, subscriptions that fail. */
export class Watchman implements Watch {
  readonly violations: Violation[] = [];
  private readonly handledUpTo = new Map<string, number>();
  private readonly checkedUpTo = new Map<string, number>();

  constructor(
    private readonly cluster: Cluster,
    private readonly store: ModelStore,
  ) {}

  inserted = (table: string, rows: readonly StoredRow[]): void => {
    if (table !== 'positions') return;
    for (const row of rows) this.checkPosition(String(row['partition']), Number(row['position']));
  };

  /** The next version of each stream comes only after the one before, however often either comes. */
  handled = (group: string, events: readonly { stream: string; version: number }[]): void => {
    const inBatch = new Map<string, number>();
    for (const { stream, version } of events) {
      const key = `${group} ${stream}`;
      const before = this.handledUpTo.get(key) ?? 0;
      if (version > before + 1 || version <= (inBatch.get(stream) ?? 0))
        this.violations.push({ invariant: 'order', detail: `${group} has version ${version} of ${stream} after ${before}` }); // prettier-ignore
      inBatch.set(stream, version);
      this.handledUpTo.set(key, Math.max(before, version));
    }
  };

  failed = (who: string, error: unknown): void => {
    this.violations.push({ invariant: 'no subscription fails', detail: `${who}: ${String(error)}` });
  };

  private checkPosition(partition: string, position: number): void {
    const { records } = this.cluster.partition(partition);
    for (let offset = this.checkedUpTo.get(partition) ?? 0; offset < position; offset++) {
      const headers = records[offset]?.headers ?? {};
      const [stream, version] = [String(headers['ce_subject']), Number(headers['ce_streamversion'])];
      if (streamHeadIn(this.store, stream) < version)
        this.violations.push({ invariant: 'positions', detail: `${partition} stands at ${position}, and version ${version} of ${stream} is not stored` }); // prettier-ignore
    }
    this.checkedUpTo.set(partition, Math.max(position, this.checkedUpTo.get(partition) ?? 0));
  }
}
