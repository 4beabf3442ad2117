import { create } from '@bufbuild/protobuf';
import type { Keys } from '@repartee/kernel';
import { SealBroken } from '@repartee/kernel';
import { commonV1 } from '@repartee/proto';

/** Sealed bytes as ClickHouse keeps them: base64, beside the id of the event that carried them. */
export interface SealedRow {
  event_id: string;
  key_id: string;
  nonce: string;
  ciphertext: string;
}

/** Opens sealed rows for who may read them; whether somebody may is decided before. */
export class Opener {
  constructor(private readonly keys: Keys) {}

  /** The text; null where there is none, or where the person has been erased and nobody can read it any more. */
  open(row: SealedRow, organisation: string, person: string): string | null {
    if (row.key_id === '') return null;
    const sealed = create(commonV1.SealedSchema, {
      keyId: row.key_id,
      nonce: Buffer.from(row.nonce, 'base64'),
      ciphertext: Buffer.from(row.ciphertext, 'base64'),
    });
    return this.keys.open(sealed, { organisation, person, eventId: row.event_id });
  }

  /** Text about one person from another: sealed under the key of whichever it names. */
  openOf(row: SealedRow, organisation: string, people: readonly string[]): string | null {
    for (const person of people) {
      try {
        return this.open(row, organisation, person);
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
      }
    }
    return null;
  }
}
