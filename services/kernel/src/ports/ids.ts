/** Ids as a port; every id is a UUID in lower case. */
export abstract class Ids {
  /** A new UUIDv7, ordered by time. */
  abstract next(): string;
}
