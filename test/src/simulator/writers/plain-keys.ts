import { create } from '@bufbuild/protobuf';
import { Keys } from '@repartee/kernel';
import type { SealContext } from '@repartee/kernel';
import { commonV1 } from '@repartee/proto';

/** Seals nothing: what is sealed is the same in every run. */
export class PlainKeys extends Keys {
  prepare(): Promise<void> {
    return Promise.resolve();
  }

  seal({ person }: SealContext, plaintext: string): commonV1.Sealed {
    return create(commonV1.SealedSchema, { keyId: person, ciphertext: Buffer.from(plaintext) });
  }

  open({ ciphertext }: commonV1.Sealed): string {
    return Buffer.from(ciphertext).toString();
  }

  destroyAll(): void {}

  destroyed(): [] {
    return [];
  }

  destroyCases(): void {}

  destroyedCases(): [] {
    return [];
  }

  close(): void {}
}
