import { hash, verify } from '@node-rs/argon2';

export interface HashingCost {
  /** KiB. */
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** OWASP's Password Storage Cheat Sheet, second setting for argon2id: 19 MiB, two passes, one lane. */
export const recommendedCost: HashingCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes passwords with argon2id (the library's default) and compares them. */
export class PasswordHasher {
  private readonly nobody: Promise<string>;

  constructor(private readonly cost: HashingCost = recommendedCost) {
    this.nobody = this.hash('the password of nobody');
  }

  hash(password: string): Promise<string> {
    return hash(normalised(password), this.cost);
  }

  /** Takes as long where there is no hash, so that the time tells nobody whether an address is known. */
  async matches(storedHash: string | undefined, password: string): Promise<boolean> {
    const matches = await verify(storedHash ?? (await this.nobody), normalised(password));
    return matches && storedHash !== undefined;
  }
}

/** The same letters, however a keyboard composed them. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
