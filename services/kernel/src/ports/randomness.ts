/** Randomness as a port. */
export abstract class Randomness {
  /** A number from 0 inclusive to 1 exclusive. */
  abstract next(): number;
  /** A whole number from 0 inclusive to `below` exclusive. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }
}
