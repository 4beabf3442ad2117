import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { associated } from './cipher.js';
import { KeyStoreUnavailable, KeyStoreUnusable } from './key-errors.js';
import type { KeyWrapping } from './key-wrapping.js';

/** Where the key is, and what it is asked with. */
export interface TransitKeyAt {
  /** Of the server: https://bao.example.org:8200 */
  url: string;
  /** Of the transit engine: transit, or below a namespace teams/training/transit. */
  mount: string;
  key: string;
  /** Holds the token, and is read for each question, so that somebody else can renew it. */
  tokenFile: string;
  /** How long one question may take, in milliseconds; default 3,000. */
  limitMs?: number;
}

/** What every ciphertext of the engine begins with; the version of the key follows. */
const MARK = 'vault:v';
const TOKEN = /^[\x21-\x7e]+$/;
/** The server's own trouble (sealed, starting, standing by), or too many questions. */
const isPassing = (status: number): boolean => status >= 500 || [412, 429, 472, 473].includes(status);

const Encrypted = z.object({ data: z.object({ ciphertext: z.string().startsWith(MARK) }) });
const Decrypted = z.object({ data: z.object({ plaintext: z.base64() }) });
const Refused = z.object({ errors: z.array(z.string()) });

/**
 * A key of the transit engine of OpenBao or HashiCorp Vault, which wraps and unwraps there and is never let out. What is
 * wrapped names the version of the key, so a key that was rotated there opens what it wrapped before.
 * https://openbao.org/api-docs/secret/transit/
 */
export class TransitKey implements KeyWrapping {
  readonly name: string;

  constructor(private readonly at: TransitKeyAt) {
    this.name = `the key ${at.key} of ${at.url}`;
  }

  async wrap(key: Uint8Array, organisation: string): Promise<Uint8Array> {
    const said = await this.ask('encrypt', { plaintext: Buffer.from(key).toString('base64') }, organisation);
    return Buffer.from(this.understood(Encrypted, said).data.ciphertext);
  }

  async unwrap(wrapped: Uint8Array, organisation: string): Promise<Uint8Array> {
    const ciphertext = Buffer.from(wrapped).toString('latin1');
    if (!ciphertext.startsWith(MARK))
      throw new KeyStoreUnusable(
        `The keys in this store are wrapped by a master key, and not by ${this.name}. Start with that master key, or have the keys wrapped anew first: npm run -s keys -- rotate.`,
      );
    const said = await this.ask('decrypt', { ciphertext }, organisation);
    return Buffer.from(this.understood(Decrypted, said).data.plaintext, 'base64');
  }

  /** What belongs to one organisation opens as no other's. */
  private async ask(what: 'encrypt' | 'decrypt', body: object, organisation: string): Promise<unknown> {
    const { url, mount, key } = this.at;
    const bound = Buffer.from(associated('organisation', organisation)).toString('base64');
    const response = await this.post(`${url}/v1/${mount}/${what}/${key}`, { ...body, associated_data: bound });
    if (response.ok) return response.said;
    throw this.refusal(response);
  }

  private async post(url: string, body: object): Promise<{ ok: boolean; status: number; said: unknown }> {
    const headers = { 'x-vault-token': await this.token(), 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(this.at.limitMs ?? 3000);
    try {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
      const { ok, status } = response;
      return { ok, status, said: parsed(await response.text()) };
    } catch (cause) {
      throw new KeyStoreUnavailable(cause, `${capital(this.name)} does not answer (${reasonOf(cause)}): is the server up, and reached from here?`); // prettier-ignore
    }
  }

  private async token(): Promise<string> {
    const { tokenFile } = this.at;
    const content = await readFile(tokenFile, 'utf8').catch((cause: unknown) => {
      throw new KeyStoreUnavailable(cause, `The token for ${this.name} cannot be read: ${reasonOf(cause)}.`);
    });
    const token = content.trim();
    if (token === '') throw new KeyStoreUnavailable(undefined, `There is no token in ${tokenFile} yet.`);
    // fetch would refuse it with a sentence that quotes it, and sentences go into logs.
    if (!TOKEN.test(token))
      throw new KeyStoreUnusable(
        `What is in ${tokenFile} is no token: it has to be one line, without spaces, of letters, digits and signs.`,
      );
    return token;
  }

  private refusal({ status, said }: { status: number; said: unknown }): KeyStoreUnavailable | KeyStoreUnusable {
    const { mount, key, tokenFile } = this.at;
    const why = Refused.safeParse(said).data?.errors.join('; ').trim() || `status ${status}`;
    const beginning = capital(this.name);
    if (isPassing(status)) return new KeyStoreUnavailable(undefined, `${beginning} cannot be used now (${why}).`);
    if (status === 403)
      return new KeyStoreUnusable(
        `${beginning} is refused (${why}): the token in ${tokenFile} has to be a good one, with a policy that allows "update" on ${mount}/encrypt/${key} and ${mount}/decrypt/${key}.`,
      );
    return new KeyStoreUnusable(
      `${beginning} does not serve this store of keys (${why}): it has to be the key that wrapped them, with the versions that did, on an engine mounted at ${mount}.`,
    );
  }

  private understood<Shape extends z.ZodType>(shape: Shape, said: unknown): z.output<Shape> {
    const { data, success } = shape.safeParse(said);
    if (!success) throw new KeyStoreUnusable(`${capital(this.name)} answers what no transit engine answers.`);
    return data;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Of a failed fetch the cause says what happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
