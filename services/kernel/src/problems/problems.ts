import { ProblemError } from './problem-error.js';

/** What every service refuses in the same words. */
export const problems = {
  notSignedIn: () =>
    new ProblemError({
      code: 'not_signed_in',
      status: 401,
      title: 'Not signed in',
      detail: 'Sign in, or renew the session, and try again.',
    }),

  forbidden: () =>
    new ProblemError({
      code: 'forbidden',
      status: 403,
      title: 'Not allowed',
      detail: 'Your roles do not allow this. "Who sees what" says what they allow.',
    }),

  /** Also where something exists that the reader may not know of. */
  notFound: (what: string) =>
    new ProblemError({ code: 'not_found', status: 404, title: 'Not found', detail: `There is no such ${what}.` }),

  crossSite: () =>
    new ProblemError({
      code: 'cross_site_request',
      status: 403,
      title: 'Request from elsewhere',
      detail: 'The request did not come from a page of this product. Reload the page and try again.',
    }),

  diskFull: () =>
    new ProblemError({
      code: 'disk_full',
      status: 503,
      title: 'Cannot record at the moment',
      detail:
        'A file of the data folder could not be written, so nothing was changed. Check the disk of the data folder.',
    }),

  notReady: (detail: string) => new ProblemError({ code: 'not_ready', status: 503, title: 'Not ready yet', detail }),
} as const;
