import { z } from 'zod';
import { Language } from '../content/text.js';

/** The cookie that a page repeats in the header `csrfHeader` of every request that changes something. */
export const csrfCookie = 'repartee_csrf';

export const roleNames = ['learner', 'trainer', 'manager', 'author', 'admin'] as const;
export const Role = z.enum(roleNames);
export type Role = z.infer<typeof Role>;

/** A role and how far it reaches: the whole organisation, or sites and single teams, by id. */
export const Grant = z.strictObject({
  role: Role,
  everywhere: z.boolean(),
  sites: z.array(z.string()),
  teams: z.array(z.string()),
});
export type Grant = z.infer<typeof Grant>;

/** At least ten characters; long sentences are welcome. */
export const Password = z.string().min(10, 'choose at least 10 characters').max(200, 'choose at most 200 characters');

/** What a person, a site, a team, a programme or an organisation is called. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u, 'write it on one line, without control characters');

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('write an e-mail address such as ana@example.org'));

const TimeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'choose an IANA time zone such as Europe/Paris');

export const VisibilityPolicy = z.strictObject({
  /** Managers open assessed sessions of their grants with names and words, or see figures only. */
  managersOpenAssessed: z.boolean(),
});
export type VisibilityPolicy = z.infer<typeof VisibilityPolicy>;

/** How many days after their end recordings of spoken sessions are kept; 0: nothing is recorded. */
export const RecordingTerm = z.strictObject({
  days: z
    .number('a number of days')
    .int('whole days')
    .min(0, 'a number of days, or 0 for none')
    .max(3650, 'ten years at most'),
});
export type RecordingTerm = z.infer<typeof RecordingTerm>;

/** `GET /api/organisation` */
export const Organisation = z.object({
  id: z.string(),
  name: z.string(),
  /** IANA name; weeks are ISO weeks in it. */
  timeZone: z.string(),
  language: Language,
  policy: VisibilityPolicy,
  recordingTerm: RecordingTerm,
});
export type Organisation = z.infer<typeof Organisation>;

export const Named = z.object({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof Named>;

/** `GET /api/auth/me`, and the answer to everything that signs somebody in. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: Language,
  organisation: Organisation,
  /** Null where the person belongs to no team yet. */
  team: Named.nullable(),
  site: Named.nullable(),
  roles: z.array(Grant),
});
export type Me = z.infer<typeof Me>;

/** `POST /api/auth/sign-in` -> Me. Problems: `wrong_credentials` (401), `too_many_attempts` (429, `retry-after` in seconds). */
export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

// POST /api/auth/renew -> Me (401 `not_signed_in` where there is nothing to renew); POST /api/auth/sign-out -> 204, no body.

/** `POST /api/auth/password` -> Me: the own password; every other device is signed out. */
export const ChangePassword = z.strictObject({ current: z.string().min(1).max(200), next: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** `POST /api/auth/profile` -> Me: the own name and language. */
export const ChangeProfile = z.strictObject({ name: Name, language: Language });
export type ChangeProfile = z.infer<typeof ChangeProfile>;

/** `GET /api/setup`: open only while no organisation exists; `needsToken` where a token of the server is asked for. */
export const SetupState = z.object({ open: z.boolean(), needsToken: z.boolean() });
export type SetupState = z.infer<typeof SetupState>;

/**
 * `POST /api/setup` -> Me: the organisation and its first administrator. Problems: `setup_closed` (409),
 * `setup_token_wrong` (422).
 */
export const Setup = z.strictObject({
  /** From the log of the server, or as SETUP_TOKEN was set; where it is asked for. */
  token: z.string().max(200).optional(),
  organisation: z.strictObject({
    name: Name,
    timeZone: TimeZone,
    language: Language,
  }),
  administrator: z.strictObject({
    name: Name,
    email: Email,
    password: Password,
    language: Language,
  }),
});
export type Setup = z.infer<typeof Setup>;

/** `GET /api/invitations/:token` and `GET /api/password-resets/:token`. Problem: `link_not_valid` (404). */
export const LinkView = z.object({
  organisation: z.string(),
  name: z.string(),
  email: z.string(),
  language: Language,
  /** UTC, ISO 8601. */
  expiresAt: z.string(),
});
export type LinkView = z.infer<typeof LinkView>;

/** `POST /api/invitations/:token` and `POST /api/password-resets/:token` -> Me. */
export const ChoosePassword = z.strictObject({ password: Password });
export type ChoosePassword = z.infer<typeof ChoosePassword>;

/** `POST /api/password-resets` -> PasswordResetRequested, always, whether or not somebody has that address. */
export const RequestPasswordReset = z.strictObject({ email: Email });
export type RequestPasswordReset = z.infer<typeof RequestPasswordReset>;
export const PasswordResetRequested = z.object({
  accepted: z.literal(true),
  /** Whether this server sends mail at all; where it does not, an administrator hands out the link. */
  mailConfigured: z.boolean(),
});
export type PasswordResetRequested = z.infer<typeof PasswordResetRequested>;
