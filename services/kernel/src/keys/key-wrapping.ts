/**
 * What wraps the keys of organisations, on which all others hang: the master key in this process, or a service elsewhere
 * that never lets go of its own key. Whoever asks tries again by themselves.
 */
export interface KeyWrapping {
  /** Which key it is, in the middle of a sentence: "the master key". */
  readonly name: string;
  /** The key of this organisation, wrapped. Throws KeyStoreUnavailable, and KeyStoreUnusable where it is refused. */
  wrap(key: Uint8Array, organisation: string): Promise<Uint8Array>;
  /** What `wrap` has wrapped for this organisation. Throws likewise, KeyStoreUnusable also where another key has. */
  unwrap(wrapped: Uint8Array, organisation: string): Promise<Uint8Array>;
}
