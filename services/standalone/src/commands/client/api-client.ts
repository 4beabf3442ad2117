import type { Problem } from '@repartee/proto';
import { csrfHeader } from '@repartee/proto';
import type { z } from 'zod';

const CSRF_COOKIE = 'repartee_csrf';

/** A refusal of the server, as it words it. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super([problem.detail, ...(problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`)].join('\n'));
    this.name = 'ApiProblem';
  }

  get code(): string {
    return this.problem.code;
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** The public HTTP interface, for one person: keeps their cookies and proves that requests are meant. */
export class ApiClient {
  private readonly cookies = new Map<string, string>();

  /** `url` without a slash at its end, for example http://127.0.0.1:3000. */
  constructor(readonly url: string) {}

  /** The cookies as a request carries them. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.send('/api/auth/sign-in', { method: 'POST', body: { email, password } }).then(refuseProblem);
  }

  /** As a page does from time to time: a sign-in is good for ten minutes. Throws ApiProblem. */
  async renewSignIn(): Promise<void> {
    await this.send('/api/auth/renew', { method: 'POST', body: {} }).then(refuseProblem);
  }

  /** The answer, checked against its schema. Throws ApiProblem. */
  async ask<Schema extends z.ZodType>(path: string, schema: Schema, call: Call = {}): Promise<z.output<Schema>> {
    const response = await this.send(path, call).then(refuseProblem);
    return schema.parse(await response.json());
  }

  /** The bare response, whatever its status. */
  async send(path: string, { method = 'GET', body, headers = {} }: Call = {}): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(this.cookies.size > 0 && { cookie: this.cookie }),
        ...(method !== 'GET' && { [csrfHeader]: decodeURIComponent(this.cookies.get(CSRF_COOKIE) ?? '') }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.keepCookies(response);
    return response;
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

async function refuseProblem(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const { status, statusText } = response;
  throw new ApiProblem({
    type: body.type ?? 'about:blank',
    code: body.code ?? `http_${status}`,
    status,
    title: body.title ?? statusText,
    detail: body.detail ?? `The server answered ${status} ${statusText}.`,
    ...(body.errors && { errors: body.errors }),
  });
}
