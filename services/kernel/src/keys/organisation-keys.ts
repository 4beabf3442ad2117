import { newKey } from './cipher.js';
import { KeyStoreUnavailable, KeyStoreUnusable } from './key-errors.js';
import type { KeyRows, OrganisationRow } from './key-rows.js';
import type { KeyWrapping } from './key-wrapping.js';
import { MasterKey } from './master-key.js';
import type { Patience } from './patience.js';
import { patiently } from './patience.js';

/** How long an organisation that is new here is waited for while everything else goes on. */
const WHILE_RUNNING: Patience = { limitMs: 3000 };
/** Questions at a time, where many keys are unwrapped. */
const AT_ONCE = 16;
/** Nobody's, for finding out whether keys can be wrapped at all. */
const NOBODY = '';

/**
 * The keys of organisations. Each is unwrapped once and stays at hand, so that what hangs on it is sealed and opened
 * without waiting, also while whoever unwraps them is away.
 */
export class OrganisationKeys {
  private readonly atHand = new Map<string, Uint8Array>();
  private readonly underWay = new Map<string, Promise<void>>();
  /** Why those could not be had that are not at hand, for whoever looks into it. */
  private readonly refusals = new Map<string, Error>();

  constructor(
    private readonly rows: KeyRows,
    private wrapping: KeyWrapping,
  ) {}

  /** The keys under a master key. Throws KeyStoreUnusable where they were wrapped by another one. */
  static openNow(rows: KeyRows, masterKey: MasterKey): OrganisationKeys {
    const keys = new OrganisationKeys(rows, masterKey);
    keys.checkNow(masterKey);
    return keys;
  }

  /** The keys, all of them at hand. Throws KeyStoreUnusable, and KeyStoreUnavailable where patience ends before that. */
  static async open(rows: KeyRows, wrapping: KeyWrapping, patience: Patience): Promise<OrganisationKeys> {
    if (wrapping instanceof MasterKey) return OrganisationKeys.openNow(rows, wrapping);
    const keys = new OrganisationKeys(rows, wrapping);
    await patiently(() => keys.unwrapAll(), patience);
    return keys;
  }

  /**
   * The key, made where there is none yet. Where somebody else wraps it, and it is not at hand: KeyStoreUnavailable; it
   * is asked for from then on, so that a later attempt finds it.
   */
  of(organisation: string): Uint8Array {
    const known = this.atHand.get(organisation);
    if (known) return known;
    if (!(this.wrapping instanceof MasterKey)) {
      const why = this.refusals.get(organisation);
      this.prepare(organisation).catch((error: Error) => this.refusals.set(organisation, error));
      throw new KeyStoreUnavailable(why, why?.message ?? `The key of ${organisation} is not at hand yet.`);
    }
    const key = this.loadNow(organisation, this.wrapping);
    this.atHand.set(organisation, key);
    return key;
  }

  /** Resolves when `of` has it. Throws KeyStoreUnavailable where that takes too long, and KeyStoreUnusable. */
  async prepare(organisation: string): Promise<void> {
    if (this.wrapping instanceof MasterKey || this.atHand.has(organisation)) return;
    await (this.underWay.get(organisation) ?? this.begin(organisation));
  }

  /** How many were wrapped anew, all of them or none. Throws KeyStoreUnavailable and KeyStoreUnusable. */
  async rewrap(next: KeyWrapping): Promise<number> {
    const rows = this.rows.organisations();
    const rewrapped = await inSlices(rows, async ({ organisation, wrapped }) => {
      const key = await this.wrapping.unwrap(wrapped, organisation);
      return { organisation, before: wrapped, after: await wrappedSafely(next, key, organisation) };
    });
    if (this.rows.rewrap(rewrapped) !== rows.length)
      throw new KeyStoreUnusable('Another process has rotated the keys at the same time; nothing was changed.');
    this.wrapping = next;
    return rows.length;
  }

  clear(): void {
    this.atHand.clear();
  }

  private begin(organisation: string): Promise<void> {
    const loading = patiently(() => this.load(organisation), WHILE_RUNNING);
    const ended = loading.finally(() => this.underWay.delete(organisation));
    this.underWay.set(organisation, ended);
    return ended;
  }

  private async load(organisation: string): Promise<void> {
    const wrapped = this.rows.organisation(organisation) ?? (await this.make(organisation));
    this.atHand.set(organisation, await this.wrapping.unwrap(wrapped, organisation));
    this.refusals.delete(organisation);
  }

  /** A key that was rotated away meanwhile must not wrap one that nobody opens afterwards; rotated are all or none. */
  private async make(organisation: string): Promise<Uint8Array> {
    const [another] = this.rows.organisations();
    if (another) await this.wrapping.unwrap(another.wrapped, another.organisation);
    return this.add(organisation, await wrappedSafely(this.wrapping, newKey(), organisation), another);
  }

  /** `seen`: one that this wrapping key opened before. */
  private add(organisation: string, wrapped: Uint8Array, seen: OrganisationRow | undefined): Uint8Array {
    const standing = this.rows.addOrganisation(organisation, wrapped, seen);
    if (standing) return standing;
    throw new KeyStoreUnavailable(undefined, `The keys were rotated while that of ${organisation} was being made.`);
  }

  private loadNow(organisation: string, masterKey: MasterKey): Uint8Array {
    const stored = this.rows.organisation(organisation);
    if (stored) return masterKey.unwrapNow(stored, organisation);
    const [another] = this.checkNow(masterKey);
    const wrapped = masterKey.wrapNow(newKey(), organisation);
    return masterKey.unwrapNow(this.add(organisation, wrapped, another), organisation);
  }

  private checkNow(masterKey: MasterKey): OrganisationRow[] {
    const rows = this.rows.organisations();
    for (const { organisation, wrapped } of rows) masterKey.unwrapNow(wrapped, organisation);
    return rows;
  }

  /** Also finds out at the start, and not with the first new organisation, whether keys can be wrapped. */
  private async unwrapAll(): Promise<void> {
    const missing = this.rows.organisations().filter(({ organisation }) => !this.atHand.has(organisation));
    await inSlices(missing, async ({ organisation, wrapped }) => {
      this.atHand.set(organisation, await this.wrapping.unwrap(wrapped, organisation));
    });
    await wrappedSafely(this.wrapping, newKey(), NOBODY);
  }
}

/** What is stored opens again: a key that was wrapped into something else would be lost with all that hangs on it. */
async function wrappedSafely(wrapping: KeyWrapping, key: Uint8Array, organisation: string): Promise<Uint8Array> {
  const wrapped = await wrapping.wrap(key, organisation);
  const opened = await wrapping.unwrap(wrapped, organisation);
  if (Buffer.compare(opened, key) !== 0)
    throw new KeyStoreUnusable(`What ${wrapping.name} wraps does not open again; nothing was stored.`);
  return wrapped;
}

async function inSlices<Result>(
  rows: readonly OrganisationRow[],
  work: (row: OrganisationRow) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    results.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map(work))));
  return results;
}
