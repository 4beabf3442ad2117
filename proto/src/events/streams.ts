/** Stream ids carry the organisation, so that no two tenants can share a stream. */
export const streamOf = {
  organisation: (organisation: string) => `${organisation}/organisation`,
  site: (organisation: string, site: string) => `${organisation}/site-${site}`,
  team: (organisation: string, team: string) => `${organisation}/team-${team}`,
  person: (organisation: string, person: string) => `${organisation}/person-${person}`,
  programme: (organisation: string, programme: string) => `${organisation}/programme-${programme}`,
  persona: (organisation: string, persona: string) => `${organisation}/persona-${persona}`,
  scenario: (organisation: string, scenario: string) => `${organisation}/scenario-${scenario}`,
  rubric: (organisation: string, rubric: string) => `${organisation}/rubric-${rubric}`,
  session: (organisation: string, session: string) => `${organisation}/session-${session}`,
  case: (organisation: string, caseId: string) => `${organisation}/case-${caseId}`,
  scorecard: (organisation: string, session: string) => `${organisation}/scorecard-${session}`,
  viewing: (organisation: string, session: string) => `${organisation}/viewing-${session}`,
} as const;
