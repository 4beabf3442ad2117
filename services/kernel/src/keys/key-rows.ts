import type { KeyHolder } from './keys.js';

/** A wrapped key as it is stored; `wrapped` is null once the key is destroyed, and the row stays. */
export interface KeyRow {
  id: string;
  wrapped: Uint8Array | null;
}

export interface OrganisationRow {
  organisation: string;
  wrapped: Uint8Array;
}

/** What a rotation puts in the place of what it has read. */
export interface Rewrapped {
  organisation: string;
  before: Uint8Array;
  after: Uint8Array;
}

/** Whose key it is, and what it is called. */
export interface PersonKeyName {
  organisation: string;
  person: string;
  id: string;
}

/**
 * Where wrapped keys are kept: nothing here can open anything. Several processes may share the rows; whoever adds a row
 * is answered the one that stands, its own or one that came first. Each call is durable when it returns.
 */
export interface KeyRows {
  organisations(): OrganisationRow[];
  organisation(organisation: string): Uint8Array | undefined;
  /** Adds none where `seen` does not stand as it was read, because keys were rotated since: undefined then. */
  addOrganisation(organisation: string, wrapped: Uint8Array, seen?: OrganisationRow): Uint8Array | undefined;
  /** All of them or none, where one stands otherwise than it was read or is not among them; answers how many were changed. */
  rewrap(rows: readonly Rewrapped[]): number;
  person(organisation: string, person: string): KeyRow | undefined;
  addPerson(organisation: string, person: string, key: KeyRow): KeyRow;
  /** Whose row says that the key is destroyed. */
  destroyedPersons(): KeyHolder[];
  caseKey(id: string): KeyRow | undefined;
  addCase(key: KeyRow): KeyRow;
  /** The ids of those whose row says that the key is destroyed. */
  destroyedCases(): string[];
  /**
   * What is destroyed already costs next to nothing. Once it has returned, nobody reads such a key from a row; the copies
   * that updates leave in the store's files are removed soon after, also where this process ends before.
   */
  destroyPersons(keys: readonly PersonKeyName[]): void;
  destroyCases(ids: readonly string[]): void;
  /** Calls the listener when keys at hand may be destroyed ones, because another process destroys keys too. */
  onStale(listener: () => void): void;
  /** Called before a key at hand is used: tells the listener where it takes a look to know. */
  look(): void;
  close(): void | Promise<void>;
}
