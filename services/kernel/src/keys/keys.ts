import type { commonV1 } from '@repartee/proto';

/** What a sealed text is bound to: sealed bytes moved to another event or person do not open. */
export interface SealContext {
  organisation: string;
  /** The person the text is about or from. */
  person: string;
  eventId: string;
  /** Seals under the key of this case of the person's; opening needs none, because what is sealed names its key. */
  case?: string;
}

/** Whose key it is. */
export interface KeyHolder {
  organisation: string;
  person: string;
}

export interface CaseKeyHolder extends KeyHolder {
  caseId: string;
}

/**
 * Errors of a store on another machine that does not answer are KeyStoreUnavailable: what is not sealed is not recorded,
 * and can be tried again.
 *
 * Data keys by person, wrapped by the organisation's key, itself wrapped by the master key or by a service elsewhere; and
 * of each person by case, wrapped by the person's key, so that whoever erases the person erases their cases.
 */
export abstract class Keys {
  /**
   * Has the organisation's key at hand from then on, also where that takes a question to another machine. Those that
   * there were at the start are; who has not prepared a new one meets KeyStoreUnavailable, and tries again.
   * Throws KeyStoreUnavailable, and KeyStoreUnusable where it is refused.
   */
  abstract prepare(organisation: string): Promise<void>;
  /** Throws KeyDestroyed where the person has been erased, or the case forgotten. */
  abstract seal(context: SealContext, plaintext: string): commonV1.Sealed;
  /** The text, or null where the key is destroyed. Throws SealBroken where bytes or context are not the sealed ones. */
  abstract open(sealed: commonV1.Sealed, context: SealContext): string | null;
  /** Destroys these people's keys for good, and with them those of their cases; quiet when done twice. */
  abstract destroyAll(holders: readonly KeyHolder[]): void;
  /** Over all organisations, whose keys were destroyed for good: the store marks each; a key that is only missing has no mark. */
  abstract destroyed(): KeyHolder[];
  /** Destroys the keys of these cases alone, for good; quiet when done twice. */
  abstract destroyCases(holders: readonly CaseKeyHolder[]): void;
  /** Those of these cases whose own keys were destroyed for good, as the store marks each. */
  abstract destroyedCases(holders: readonly CaseKeyHolder[]): CaseKeyHolder[];

  destroy(organisation: string, person: string): void {
    this.destroyAll([{ organisation, person }]);
  }

  destroyCase(organisation: string, person: string, caseId: string): void {
    this.destroyCases([{ organisation, person, caseId }]);
  }

  abstract close(): void | Promise<void>;
}
