import { parseCookie, stringifySetCookie } from 'cookie';

export const ACCESS_COOKIE = 'repartee_access';

export interface CookieOptions {
  /** Only over HTTPS; off on a machine's own address. */
  secure: boolean;
  /** Seconds; 0 takes the cookie away. */
  maxAge: number;
  /** Default `/`. */
  path?: string;
}

/** A Set-Cookie header for a cookie that no script reads. */
export function privateCookie(name: string, value: string, { secure, maxAge, path = '/' }: CookieOptions): string {
  return stringifySetCookie({ name, value, httpOnly: true, sameSite: 'lax', secure, maxAge, path });
}

/** A Set-Cookie header for a cookie that the product's own pages read, such as the one they repeat in a header. */
export function readableCookie(name: string, value: string, { secure, maxAge, path = '/' }: CookieOptions): string {
  return stringifySetCookie({ name, value, sameSite: 'lax', secure, maxAge, path });
}

/** One cookie of a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[name];
}
