import type { Sqlite } from '@repartee/kernel';
import { inTransaction } from '@repartee/kernel';

import { Refusal } from '../refusals/domain/refusal.js';
import type { Account } from './accounts.repository.js';
import { AccountsRepository } from './accounts.repository.js';
import type { Holder } from './credentials.database.js';
import { emailKeyOf } from './digests.js';
import { LinksRepository } from './links.repository.js';
import type { PasswordHasher } from './password-hasher.js';
import { PasswordsRepository } from './passwords.repository.js';
import { RenewalsRepository } from './renewals.repository.js';

/** Everything that lets somebody in: addresses, passwords, renewals, one-time links. */
export class Credentials {
  readonly renewals: RenewalsRepository;
  readonly links: LinksRepository;
  private readonly accounts: AccountsRepository;
  private readonly passwords: PasswordsRepository;

  constructor(
    private readonly db: Sqlite,
    private readonly hasher: PasswordHasher,
    private readonly emailSecret: Uint8Array,
  ) {
    this.renewals = new RenewalsRepository(db);
    this.links = new LinksRepository(db);
    this.accounts = new AccountsRepository(db);
    this.passwords = new PasswordsRepository(db);
  }

  /** The address as limits and lookups know it. */
  emailKey(email: string): string {
    return emailKeyOf(this.emailSecret, email);
  }

  /** From now on the address signs in this person. Throws a Refusal `email_taken`. */
  claimEmail(holder: Holder, email: string): void {
    if (!this.accounts.claim({ ...holder, emailKey: this.emailKey(email) })) throw new Refusal('email_taken');
  }

  releaseEmail(holder: Holder): void {
    this.accounts.remove(holder);
  }

  holderOf(email: string): Holder | undefined {
    return this.accounts.find(this.emailKey(email));
  }

  /** Whom address and password sign in; takes as long where the address is unknown. */
  async verify(email: string, password: string): Promise<Holder | undefined> {
    const holder = this.holderOf(email);
    const hash = holder && this.passwords.hashOf(holder);
    return (await this.hasher.matches(hash, password)) ? holder : undefined;
  }

  isPasswordOf(holder: Holder, password: string): Promise<boolean> {
    return this.hasher.matches(this.passwords.hashOf(holder), password);
  }

  /** Ends every sign-in of the person, and spends every link. */
  async setPassword(holder: Holder, password: string): Promise<void> {
    this.passwords.store(holder, await this.hasher.hash(password));
    this.renewals.removeAllOf(holder);
    this.links.removeAllOf(holder);
  }

  hasPassword(holder: Holder): boolean {
    return this.passwords.hashOf(holder) !== undefined;
  }

  withPassword(organisation: string): Set<string> {
    return this.passwords.holdersIn(organisation);
  }

  /** The person never signs in again, and the address is free. */
  forget(holder: Holder): void {
    this.accounts.remove(holder);
    this.passwords.remove(holder);
    this.renewals.removeAllOf(holder);
    this.links.removeAllOf(holder);
  }

  rebuildAccounts(accounts: readonly Account[]): void {
    this.accounts.replaceAll(accounts);
  }

  /** All that the work stores, or nothing, in one write to the disk. */
  together<Result>(work: () => Result): Result {
    return inTransaction(this.db, work);
  }

  sweep(now: number): void {
    this.renewals.removeExpired(now);
    this.links.removeExpired(now);
  }

  close(): void {
    this.db.close();
  }
}
