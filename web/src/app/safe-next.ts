/** Where to go after a sign-in: only a path of this site, whatever the address says. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/starting') ? next : '/';
