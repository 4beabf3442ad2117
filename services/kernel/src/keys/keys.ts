import type { commonV1 } from '@repartee/proto';

/** What a sealed text is bound to: sealed bytes moved to another event or person do not open. */
export interface SealContext {
  organisation: string;
  /** The person the text is about or from. */
  person: string;
  eventId: string;
}

/** Data keys by person, wrapped by the organisation's key, itself wrapped by the master key. */
export abstract class Keys {
  /** Throws KeyDestroyed where the person has been erased. */
  abstract seal(context: SealContext, plaintext: string): commonV1.Sealed;
  /** The text, or null where the key is destroyed. Throws SealBroken where bytes or context are not the sealed ones. */
  abstract open(sealed: commonV1.Sealed, context: SealContext): string | null;
  /** Destroys the person's key for good; quiet when done twice. */
  abstract destroy(organisation: string, person: string): void;
  abstract close(): void;
}
