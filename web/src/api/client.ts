import { csrfCookie, csrfHeader, waitForHeader } from '@repartee/proto';
import type { Written } from '@repartee/proto';
import type { z } from 'zod';

import { localProblem, problemFrom } from './problem-error.js';

const RENEW = '/api/auth/renew';
const SAFE = ['GET', 'HEAD'];

export type QueryValues = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface CallOptions {
  query?: QueryValues | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Asks the server to answer only once this write is visible (bounded). */
  after?: Written | undefined;
}

export interface ApiClientParts {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The document's cookies, as `document.cookie` gives them. */
  cookies: () => string;
  /** Of the page: answers that are worded for people come in it. */
  language: () => string;
  /** Called once a renewed sign-in was refused too. */
  onSignedOut: () => void;
  /** Checks every answer against its schema; development and tests only. */
  validate: boolean;
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** Reads one cookie from a `document.cookie` string; '' where it is not set. */
export const readCookie = (cookies: string, name: string): string =>
  cookies
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

/** `path` with the values that are set; lists repeat their key. */
export const withQuery = (path: string, query: QueryValues = {}): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) params.append(key, String(one));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
};

/**
 * The one door to the HTTP interface. Answers are typed by their schema; everything else is thrown as ProblemError.
 * A 401 renews the sign-in once, for all requests that met it together, and asks again; so does a 403 to a reader.
 */
export const createApiClient = (parts: ApiClientParts) => {
  let renewing: Promise<boolean> | null = null;

  const send = async (method: string, url: string, options: CallOptions): Promise<Response> => {
    const headers = new Headers({ accept: 'application/json', 'accept-language': parts.language() });
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    if (!SAFE.includes(method)) headers.set(csrfHeader, decodeURIComponent(readCookie(parts.cookies(), csrfCookie)));
    if (options.after) headers.set(waitForHeader, `${options.after.stream}@${options.after.version}`);
    const init: RequestInit = { method, headers, credentials: 'same-origin' };
    if (options.body !== undefined) init.body = JSON.stringify(options.body);
    if (options.signal) init.signal = options.signal;
    try {
      return await parts.fetch(url, init);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw localProblem('offline', error instanceof Error ? error.message : String(error));
    }
  };

  /** Requests that meet a 401 together wait for the same renewal. */
  const renew = (): Promise<boolean> => {
    renewing ??= send('POST', RENEW, {})
      .then(async (response) => {
        // An answer that nobody reads counts as under way for as long as the page is open.
        await response.body?.cancel();
        return response.ok;
      })
      .finally(() => {
        renewing = null;
      });
    return renewing;
  };

  const call = async <Schema extends z.ZodType>(
    method: string,
    path: string,
    schema: Schema | null,
    options: CallOptions = {},
  ): Promise<z.output<Schema>> => {
    const url = withQuery(path, options.query);
    let response = await send(method, url, options);
    if (response.status === 401 && mayRenew(path)) {
      if (await renew()) response = await send(method, url, options);
      else parts.onSignedOut();
    }
    // A role given since the sign-in was last renewed counts at once.
    if (response.status === 403 && SAFE.includes(method) && (await renew()))
      response = await send(method, url, options);
    if (!response.ok) throw await problemFrom(response);
    if (schema === null || response.status === 204) return undefined as z.output<Schema>;
    return read(await response.json(), schema, path);
  };

  const read = <Schema extends z.ZodType>(body: unknown, schema: Schema, path: string): z.output<Schema> => {
    if (!parts.validate) return body as z.output<Schema>;
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw localProblem('unreadable_answer', `${path}: ${parsed.error.message}`);
  };

  return {
    get: <S extends z.ZodType>(path: string, schema: S, options?: CallOptions) => call('GET', path, schema, options),
    post: <S extends z.ZodType>(path: string, schema: S | null, body?: unknown) => call('POST', path, schema, { body }),
    put: <S extends z.ZodType>(path: string, schema: S | null, body?: unknown) => call('PUT', path, schema, { body }),
    remove: <S extends z.ZodType>(path: string, schema: S | null) => call('DELETE', path, schema),
  };
};

/** Signing in answers 401 to a wrong password; only what needs a sign-in is worth a renewal. */
const mayRenew = (path: string): boolean => path === '/api/auth/me' || !/^\/api\/(auth|setup)\b/.test(path);
