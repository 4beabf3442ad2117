import { ACCESS_COOKIE, ACCESS_SECONDS, privateCookie, readableCookie } from '@repartee/kernel';
import { csrfCookie } from '@repartee/proto';

export const RENEWAL_COOKIE = 'repartee_renewal';

/** The renewal goes nowhere but to the routes that renew and end it. */
const RENEWAL_PATH = '/api/auth';

export interface EntrySecrets {
  pass: string;
  renewal: string;
  csrf: string;
}

/** Set-Cookie headers of somebody who is let in. */
export function entryCookies({ pass, renewal, csrf }: EntrySecrets, secure: boolean, renewalSeconds: number): string[] {
  return [
    privateCookie(ACCESS_COOKIE, pass, { secure, maxAge: ACCESS_SECONDS }),
    privateCookie(RENEWAL_COOKIE, renewal, { secure, maxAge: renewalSeconds, path: RENEWAL_PATH }),
    readableCookie(csrfCookie, csrf, { secure, maxAge: renewalSeconds }),
  ];
}

/** Set-Cookie headers that take all of it away. */
export function leavingCookies(secure: boolean): string[] {
  return [
    privateCookie(ACCESS_COOKIE, '', { secure, maxAge: 0 }),
    privateCookie(RENEWAL_COOKIE, '', { secure, maxAge: 0, path: RENEWAL_PATH }),
    readableCookie(csrfCookie, '', { secure, maxAge: 0 }),
  ];
}
