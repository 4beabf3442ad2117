import type { ModelStore } from '../store/model-store.js';

/** What must hold after every run, by name. */
export type Invariant =
  'acknowledged' | 'rows' | 'scores' | 'order' | 'digest' | 'positions' | 'no subscription fails' | 'comes to rest';

export interface Violation {
  invariant: Invariant;
  detail: string;
}

/** The version up to which the store says it has the stream. */
export function streamHeadIn(store: ModelStore, stream: string): number {
  const key = store.find('stream_heads', ({ stream: stored }) => stored === stream);
  return Number(key?.['version'] ?? 0);
}
