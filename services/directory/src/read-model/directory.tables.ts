/**
 * One table per fact, because an event replaces whole rows: what a person's profile, place and roles are is told by
 * different events.
 */
export const directoryTables = [
  `CREATE TABLE organisations (
    organisation TEXT PRIMARY KEY, name TEXT NOT NULL, time_zone TEXT NOT NULL, language TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE policies (organisation TEXT PRIMARY KEY, managers_open_assessed INTEGER NOT NULL) STRICT`,
  `CREATE TABLE recording_terms (organisation TEXT PRIMARY KEY, days INTEGER NOT NULL) STRICT`,
  `CREATE TABLE sites (
    organisation TEXT NOT NULL, site TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (organisation, site)
  ) STRICT`,
  `CREATE TABLE teams (
    organisation TEXT NOT NULL, team TEXT NOT NULL, site TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (organisation, team)
  ) STRICT`,
  `CREATE TABLE profiles (
    organisation TEXT NOT NULL, person TEXT NOT NULL, event_id TEXT NOT NULL, key_id TEXT NOT NULL,
    nonce BLOB NOT NULL, ciphertext BLOB NOT NULL, PRIMARY KEY (organisation, person)
  ) STRICT`,
  `CREATE TABLE memberships (
    organisation TEXT NOT NULL, person TEXT NOT NULL, team TEXT NOT NULL, site TEXT NOT NULL,
    PRIMARY KEY (organisation, person)
  ) STRICT`,
  `CREATE TABLE person_languages (
    organisation TEXT NOT NULL, person TEXT NOT NULL, language TEXT NOT NULL, PRIMARY KEY (organisation, person)
  ) STRICT`,
  `CREATE TABLE grants (
    organisation TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, everywhere INTEGER NOT NULL,
    sites TEXT NOT NULL, teams TEXT NOT NULL, PRIMARY KEY (organisation, person, role)
  ) STRICT`,
  `CREATE TABLE departures (
    organisation TEXT NOT NULL, person TEXT NOT NULL, left_at INTEGER NOT NULL, PRIMARY KEY (organisation, person)
  ) STRICT`,
  `CREATE TABLE erasures (
    organisation TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (organisation, person)
  ) STRICT`,
  `CREATE TABLE programmes (
    organisation TEXT NOT NULL, programme TEXT NOT NULL, name TEXT NOT NULL, scenarios TEXT NOT NULL,
    teams TEXT NOT NULL, starts_on TEXT NOT NULL, due_on TEXT NOT NULL, PRIMARY KEY (organisation, programme)
  ) STRICT`,
  `CREATE TABLE assignments (
    organisation TEXT NOT NULL, assignment TEXT NOT NULL, programme TEXT NOT NULL, scenario TEXT NOT NULL,
    team TEXT NOT NULL, due_on TEXT NOT NULL, purpose TEXT NOT NULL, assigned_by TEXT NOT NULL,
    PRIMARY KEY (organisation, assignment)
  ) STRICT`,
  `CREATE TABLE scenarios (
    organisation TEXT NOT NULL, scenario TEXT NOT NULL, offered INTEGER NOT NULL, PRIMARY KEY (organisation, scenario)
  ) STRICT`,
] as const;
