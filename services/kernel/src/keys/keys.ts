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

/**
 * Errors of a store on another machine that does not answer are KeyStoreUnavailable: what is not sealed is not recorded,
 * and can be tried again.
 *
 * Data keys by person, wrapped by the organisation's key, itself wrapped by the master key; and of each person by case,
 * wrapped by the person's key, so that whoever erases the person erases their cases.
 */
export abstract class Keys {
  /** Throws KeyDestroyed where the person has been erased, or the case forgotten. */
  abstract seal(context: SealContext, plaintext: string): commonV1.Sealed;
  /** The text, or null where the key is destroyed. Throws SealBroken where bytes or context are not the sealed ones. */
  abstract open(sealed: commonV1.Sealed, context: SealContext): string | null;
  /** Destroys the person's key for good, and with it those of their cases; quiet when done twice. */
  abstract destroy(organisation: string, person: string): void;
  /** Destroys the key of this case alone, for good; quiet when done twice. */
  abstract destroyCase(organisation: string, person: string, caseId: string): void;
  abstract close(): void | Promise<void>;
}
