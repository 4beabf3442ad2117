/** A recording as it lies in a store. */
export interface StoredRecording {
  name: string;
  bytes: number;
  /** UTC, milliseconds since 1970. */
  storedAt: number;
}

/**
 * Where sealed recordings lie: bytes by name, each there whole or not at all. Nothing here can open anything. Names are
 * parts with slashes between them. What is wrong with the place itself is thrown as it comes.
 */
export abstract class RecordingStore {
  /** Puts it in its place, durably; what was there before is gone. */
  abstract put(name: string, bytes: Uint8Array): Promise<void>;
  /** The bytes from one place up to before another, as far as there are any; null where there is no such recording. */
  abstract read(name: string, from: number, to: number): Promise<Uint8Array | null>;
  /** Those whose names begin so, in no order; the end of what begins it is the end of a part. */
  abstract list(within?: string): AsyncIterable<StoredRecording>;
  /** Quiet where there is none. */
  abstract remove(name: string): Promise<void>;
  /** Takes away what a process that was killed has left behind while it put something; UTC, milliseconds since 1970. */
  abstract tidy(now: number): Promise<void>;
}
