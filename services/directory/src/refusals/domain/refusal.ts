export const refusalCodes = [
  'organisation_exists',
  'unknown_organisation',
  'site_exists',
  'unknown_site',
  'team_exists',
  'unknown_team',
  'name_taken',
  'person_exists',
  'unknown_person',
  'person_left',
  'email_taken',
  'last_administrator',
  'grant_reaches_nothing',
  'unknown_scenario',
  'unknown_programme',
  'programme_exists',
  'already_assigned',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A rule of the directory that a command would break. */
export class Refusal extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
    this.name = 'Refusal';
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
