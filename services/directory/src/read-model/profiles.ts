import type { Keys, StoredBytes } from '@repartee/kernel';
import { bytesOf } from '@repartee/kernel';
import { commonV1 } from '@repartee/proto';
import { create } from '@bufbuild/protobuf';
import { z } from 'zod';

const Profile = z.object({ name: z.string(), email: z.string() });
export type Profile = z.infer<typeof Profile>;

export interface ProfileRow {
  organisation: string;
  person: string;
  event_id: string;
  key_id: string;
  nonce: StoredBytes;
  ciphertext: StoredBytes;
}

/** Names and addresses, opened once and kept until the person is forgotten. */
export class Profiles {
  private readonly opened = new Map<string, Profile>();

  constructor(private readonly keys: Keys) {}

  seal(place: { organisation: string; person: string; eventId: string }, { name, email }: Profile): commonV1.Sealed {
    return this.keys.seal(place, JSON.stringify({ name, email }));
  }

  /** Undefined where the person's key is destroyed. */
  open(row: ProfileRow): Profile | undefined {
    const known = this.opened.get(row.event_id);
    if (known) return known;
    const profile = this.unseal(row);
    if (profile) this.opened.set(row.event_id, profile);
    return profile;
  }

  forget(row: Pick<ProfileRow, 'event_id'>): void {
    this.opened.delete(row.event_id);
  }

  private unseal(row: ProfileRow): Profile | undefined {
    const { organisation, person, event_id: eventId, key_id: keyId } = row;
    const sealed = create(commonV1.SealedSchema, {
      keyId,
      nonce: bytesOf(row.nonce),
      ciphertext: bytesOf(row.ciphertext),
    });
    const text = this.keys.open(sealed, { organisation, person, eventId });
    return text === null ? undefined : Profile.parse(JSON.parse(text));
  }
}
