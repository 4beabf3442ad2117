import { create } from '@bufbuild/protobuf';
import { commonV1 } from '@repartee/proto';

import { associated, decrypt, encrypt, newKey, unwrap, wrap } from './cipher.js';
import { KeyDestroyed, SealBroken } from './key-errors.js';
import type { KeyRow, KeyRows } from './key-rows.js';
import type { KeyWrapping } from './key-wrapping.js';
import type { CaseKeyHolder, KeyHolder, SealContext } from './keys.js';
import { Keys } from './keys.js';
import { LeastRecentlyUsed } from './least-recently-used.js';
import type { OrganisationKeys } from './organisation-keys.js';

const CACHED_KEYS = 20_000;

interface DataKey {
  id: string;
  /** Null once destroyed. */
  key: Uint8Array | null;
}

/** Keys over rows that are kept somewhere: what is made, wrapped and opened here is the same wherever that is. */
export abstract class StoredKeys extends Keys {
  private readonly persons = new LeastRecentlyUsed<DataKey>(CACHED_KEYS);
  private readonly cases = new LeastRecentlyUsed<DataKey>(CACHED_KEYS);

  protected constructor(
    private readonly rows: KeyRows,
    private readonly organisations: OrganisationKeys,
  ) {
    super();
    rows.onStale(() => this.forget());
  }

  prepare(organisation: string): Promise<void> {
    return this.organisations.prepare(organisation);
  }

  /**
   * How many organisations' keys were wrapped anew, all of them or none. Every process has to be given the new wrapping
   * key afterwards. Throws KeyStoreUnusable, and KeyStoreUnavailable.
   */
  rotate(next: KeyWrapping): Promise<number> {
    return this.organisations.rewrap(next);
  }

  seal(context: SealContext, plaintext: string): commonV1.Sealed {
    const { id, key } = this.sealingKey(context);
    return create(commonV1.SealedSchema, { keyId: id, ...encrypt(key, plaintext, associatedWith(context)) });
  }

  open(sealed: commonV1.Sealed, context: SealContext): string | null {
    const person = this.personKey(context);
    if (!person) throw new SealBroken(sealed.keyId);
    const { key } = person.id === sealed.keyId ? person : this.caseKeyNamed(sealed.keyId, context, person);
    if (!key) return null;
    try {
      return decrypt(key, sealed, associatedWith(context)).toString('utf8');
    } catch {
      throw new SealBroken(sealed.keyId);
    }
  }

  destroyAll(holders: readonly KeyHolder[]): void {
    this.rows.destroyPersons(
      holders.map(({ organisation, person }) => ({ organisation, person, id: keyIdOf(organisation, person) })),
    );
    for (const { organisation, person } of holders) this.persons.delete(cacheKey(organisation, person));
  }

  destroyed(): KeyHolder[] {
    return this.rows.destroyedPersons();
  }

  destroyCases(holders: readonly CaseKeyHolder[]): void {
    const ids = holders.map((holder) => caseKeyIdOf(holder, holder.caseId));
    this.rows.destroyCases(ids);
    for (const id of ids) this.cases.delete(id);
  }

  destroyedCases(holders: readonly CaseKeyHolder[]): CaseKeyHolder[] {
    if (holders.length === 0) return [];
    const ids = new Set(this.rows.destroyedCases());
    return holders.filter((holder) => ids.has(caseKeyIdOf(holder, holder.caseId)));
  }

  close(): void | Promise<void> {
    this.forget();
    this.organisations.clear();
    return this.rows.close();
  }

  private forget(): void {
    this.persons.clear();
    this.cases.clear();
  }

  /** Made where there is none yet. Throws KeyDestroyed. */
  private sealingKey(context: SealContext): { id: string; key: Uint8Array } {
    const person = this.personKey(context) ?? this.createPersonKey(context);
    if (!person.key) throw new KeyDestroyed(context.person);
    if (context.case === undefined) return { id: person.id, key: person.key };
    const id = caseKeyIdOf(context, context.case);
    const { key } = this.caseKey(id, person.key) ?? this.createCaseKey(id, person.key);
    if (!key) throw new KeyDestroyed(context.person, context.case);
    return { id, key };
  }

  /** The key of a case of this very person. Throws SealBroken where the id names another one, or none. */
  private caseKeyNamed(id: string, context: SealContext, person: DataKey): DataKey {
    if (!id.startsWith(caseKeysOf(context))) throw new SealBroken(id);
    // Nothing unwraps it any more, whether it is at hand or not.
    if (!person.key) return { id, key: null };
    const known = this.caseKey(id, person.key);
    if (!known) throw new SealBroken(id);
    return known;
  }

  /** After its person's key, so that the rows have been looked at. */
  private caseKey(id: string, wrappingKey: Uint8Array): DataKey | undefined {
    const cached = this.cases.get(id);
    if (cached) return cached;
    const row = this.rows.caseKey(id);
    return row && this.rememberCase(row, wrappingKey);
  }

  private createCaseKey(id: string, wrappingKey: Uint8Array): DataKey {
    const wrapped = wrap(wrappingKey, newKey(), associated('case', id));
    return this.rememberCase(this.rows.addCase({ id, wrapped }), wrappingKey);
  }

  private rememberCase({ id, wrapped }: KeyRow, wrappingKey: Uint8Array): DataKey {
    const known = { id, key: wrapped && unwrap(wrappingKey, wrapped, associated('case', id)) };
    this.cases.set(id, known);
    return known;
  }

  private personKey({ organisation, person }: SealContext): DataKey | undefined {
    this.rows.look();
    const cached = this.persons.get(cacheKey(organisation, person));
    if (cached) return cached;
    const row = this.rows.person(organisation, person);
    return row && this.rememberPerson(organisation, person, row);
  }

  private createPersonKey({ organisation, person }: SealContext): DataKey {
    const id = keyIdOf(organisation, person);
    const wrapped = wrap(this.organisations.of(organisation), newKey(), associated('person', organisation, id));
    return this.rememberPerson(organisation, person, this.rows.addPerson(organisation, person, { id, wrapped }));
  }

  private rememberPerson(organisation: string, person: string, { id, wrapped }: KeyRow): DataKey {
    const key = wrapped && unwrap(this.organisations.of(organisation), wrapped, associated('person', organisation, id));
    const known = { id, key };
    this.persons.set(cacheKey(organisation, person), known);
    return known;
  }
}

function keyIdOf(organisation: string, person: string): string {
  return `${organisation}/${person}/1`;
}

/** What the ids of a person's case keys begin with. */
function caseKeysOf({ organisation, person }: Pick<SealContext, 'organisation' | 'person'>): string {
  return `${organisation}/${person}/case-`;
}

function caseKeyIdOf(owner: Pick<SealContext, 'organisation' | 'person'>, caseId: string): string {
  return `${caseKeysOf(owner)}${caseId}/1`;
}

function cacheKey(organisation: string, person: string): string {
  return `${organisation}/${person}`;
}

function associatedWith({ organisation, person, eventId }: SealContext): string {
  return associated(organisation, person, eventId);
}
