import { z } from 'zod';
import { Language, Text } from '../content/text.js';
import { Purpose, Written } from '../socket/sessions.js';
import { Email, Grant, Name, Named, Role } from './auth.js';
import { NearDay } from './day.js';
import { PageQuery, page } from './problem.js';

const name = Name;
const id = z.string().min(1).max(64);

/** What a write that makes something answers. */
export const Created = Written.extend({ id: z.string() });
export type Created = z.infer<typeof Created>;

// PUT /api/organisation/policy {VisibilityPolicy} -> Written (administrators)
// PUT /api/organisation/speech-ceiling {SpeechCeiling} -> Written (administrators)
// PUT /api/organisation/recording-term {RecordingTerm} -> Written (administrators)

/** `GET /api/sites` -> page of these: all for administrators, else the sites of the reader's grants. */
export const Site = z.object({ id: z.string(), name: z.string(), teams: z.number().int(), people: z.number().int() });
export type Site = z.infer<typeof Site>;
export const SitePage = page(Site);
export type SitePage = z.infer<typeof SitePage>;

/** `POST /api/sites` -> Created. Problem: `name_taken` (409). */
export const OpenSite = z.strictObject({ name });
export type OpenSite = z.infer<typeof OpenSite>;

/** `GET /api/teams?site=` -> page of these, within the same bounds as sites. */
export const Team = z.object({ id: z.string(), name: z.string(), site: Named, people: z.number().int() });
export type Team = z.infer<typeof Team>;
export const TeamPage = page(Team);
export type TeamPage = z.infer<typeof TeamPage>;
export const TeamQuery = PageQuery.extend({ site: z.string().optional() });
export type TeamQuery = z.infer<typeof TeamQuery>;

/** `POST /api/teams` -> Created */
export const FormTeam = z.strictObject({ name, siteId: id });
export type FormTeam = z.infer<typeof FormTeam>;

export const PersonStatus = z.enum(['invited', 'active', 'left']);
export type PersonStatus = z.infer<typeof PersonStatus>;

/** `GET /api/people/:id`, and one of `GET /api/people`. Who was erased is in neither. */
export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: Language,
  team: Named.nullable(),
  site: Named.nullable(),
  /** `invited`: no password chosen yet. */
  status: PersonStatus,
  roles: z.array(Grant),
  /** Of one who is `invited`, where there is a mail server: whether it took an invitation that is still good. */
  invitationSent: z.boolean().optional(),
});
export type PersonView = z.infer<typeof PersonView>;
export const PersonPage = page(PersonView);
export type PersonPage = z.infer<typeof PersonPage>;

/** `GET /api/people`: `search` is part of a name or e-mail address. Sorted by name. */
export const PersonQuery = PageQuery.extend({
  search: z.string().trim().max(120).optional(),
  site: z.string().optional(),
  team: z.string().optional(),
  role: Role.optional(),
  status: PersonStatus.optional(),
});
export type PersonQuery = z.infer<typeof PersonQuery>;

/** A one-time link, shown to copy this once; `sent` says whether it also went by e-mail. */
export const OneTimeLink = z.object({ url: z.string(), expiresAt: z.string(), sent: z.boolean() });
export type OneTimeLink = z.infer<typeof OneTimeLink>;

/** `POST /api/people` -> AddedPerson. Problem: `email_taken` (409). */
export const AddPerson = z.strictObject({
  name,
  email: Email,
  teamId: id,
  language: Language,
  roles: z.array(Grant).min(1),
});
export type AddPerson = z.infer<typeof AddPerson>;
export const AddedPerson = Created.extend({ invitation: OneTimeLink });
export type AddedPerson = z.infer<typeof AddedPerson>;

/** `POST /api/people/:id/move` -> Written */
export const MovePerson = z.strictObject({ teamId: id });
export type MovePerson = z.infer<typeof MovePerson>;

/** `PUT /api/people/:id/profile` -> Written: a name or an address put right. */
export const CorrectProfile = z.strictObject({ name, email: Email });
export type CorrectProfile = z.infer<typeof CorrectProfile>;

/**
 * `PUT /api/people/:id/roles/:role` -> Written; `DELETE` on the same address withdraws it.
 * Problem: `last_administrator` (409).
 */
export const GrantRole = Grant.omit({ role: true });
export type GrantRole = z.infer<typeof GrantRole>;

// POST /api/people/:id/leave -> Written: no longer signs in, stays counted.
// POST /api/people/:id/invitation -> OneTimeLink (problem `already_active`); POST /api/people/:id/password-reset -> OneTimeLink.

/** `POST /api/people/:id/erase` -> Written: the name typed again, for it can't be undone. Problem: `name_differs` (422). */
export const ErasePerson = z.strictObject({ name: z.string().trim() });
export type ErasePerson = z.infer<typeof ErasePerson>;

/** The columns of an import, in any order; `site` and `team` by name, `role` one of the roles, several with `;`. */
export const importColumns = ['name', 'email', 'site', 'team', 'role', 'language'] as const;

/** `POST /api/people/import` -> ImportReport. Nothing is imported where a line is wrong, unless `skipWrongLines`. */
export const ImportPeople = z.strictObject({
  csv: z.string().min(1).max(2_000_000),
  dryRun: z.boolean(),
  skipWrongLines: z.boolean().default(false),
});
export type ImportPeople = z.infer<typeof ImportPeople>;

export const ImportRow = z.object({
  /** The line in the file, from 1. */
  line: z.number().int(),
  name: z.string(),
  email: z.string(),
  site: z.string(),
  team: z.string(),
  roles: z.array(z.string()),
  language: z.string(),
  /** `known`: somebody with this address is there already and is left as is. */
  outcome: z.enum(['new', 'known', 'wrong']),
  /** The new person, after a real import. */
  personId: z.string().nullable(),
  /** Of a new person, and of a known one who had none; where there is a mail server it is sent afterwards. */
  invitation: OneTimeLink.nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** What is wrong with a line and what to do about it, in one sentence of the reader's language. */
export const ImportProblem = z.object({ line: z.number().int(), column: z.string(), message: z.string() });
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportReport = z.object({
  dryRun: z.boolean(),
  rows: z.array(ImportRow),
  errors: z.array(ImportProblem),
  imported: z.number().int(),
  /** People who are here already, have not come in yet, and had no invitation: a real import invites them. */
  uninvited: z.number().int().default(0),
  /** Letters with the invitations are on their way; else the links are handed on by whoever imports. */
  mailed: z.boolean().default(false),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** `GET /api/programmes` -> page of these. Dates are ISO dates. */
export const Programme = z.object({
  id: z.string(),
  name: z.string(),
  scenarioIds: z.array(z.string()),
  teams: z.array(Named),
  startsOn: z.string(),
  dueOn: z.string(),
});
export type Programme = z.infer<typeof Programme>;
export const ProgrammePage = page(Programme);
export type ProgrammePage = z.infer<typeof ProgrammePage>;

/** `POST /api/programmes` -> Created: every scenario is assigned to every team, for practice, due on the last day. */
export const LaunchProgramme = z
  .strictObject({
    name,
    scenarioIds: z.array(id).min(1).max(50),
    teamIds: z.array(id).min(1).max(200),
    startsOn: NearDay,
    dueOn: NearDay,
  })
  .refine(({ startsOn, dueOn }) => startsOn <= dueOn, {
    path: ['dueOn'],
    message: 'choose a day that is not before the first day',
  });
export type LaunchProgramme = z.infer<typeof LaunchProgramme>;

/** `GET /api/assignments` -> page of these: the reader's own team, and the teams of the reader's grants; latest due first. */
export const Assignment = z.object({
  id: z.string(),
  scenarioId: z.string(),
  team: Named,
  programme: Named.nullable(),
  dueOn: z.string(),
  purpose: Purpose,
  /** Null where the person has been erased. */
  assignedBy: Named.nullable(),
});
export type Assignment = z.infer<typeof Assignment>;
export const AssignmentPage = page(Assignment);
export type AssignmentPage = z.infer<typeof AssignmentPage>;
export const AssignmentQuery = PageQuery.extend({
  team: z.string().optional(),
  /** `own`: what the reader is to rehearse; `granted`: what the reader looks after. Default: both. */
  of: z.enum(['own', 'granted']).optional(),
});
export type AssignmentQuery = z.infer<typeof AssignmentQuery>;

/** `POST /api/assignments` -> Created. Problems: `unknown_scenario` (422), `forbidden` (403) outside the grants. */
export const AssignScenario = z.strictObject({
  scenarioId: id,
  teamId: id,
  dueOn: NearDay,
  purpose: Purpose,
  programmeId: id.optional(),
});
export type AssignScenario = z.infer<typeof AssignScenario>;

/** `GET /api/who-sees-what`: the rules the server goes by, in the order of the page. */
export const WhoSeesWhat = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      roles: z.array(Role),
      scope: z.enum(['own', 'grants', 'organisation']),
      condition: z.enum(['assessed', 'assessed_and_policy', 'group_floor']).nullable(),
      what: Text,
    }),
  ),
  policy: z.object({ managersOpenAssessed: z.boolean() }),
  recordingTerm: z.object({ days: z.number().int() }),
});
export type WhoSeesWhat = z.infer<typeof WhoSeesWhat>;
