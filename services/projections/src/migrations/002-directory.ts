import type { Migration } from '@repartee/kernel';
import { dropTable, replacingTable, sealed } from './table.js';

const tables = [
  {
    name: 'organisations',
    columns: 'name String, time_zone LowCardinality(String), language LowCardinality(String)',
  },
  { name: 'policies', columns: 'managers_open_assessed Bool' },
  { name: 'sites', columns: 'site_id String, name String', key: 'site_id' },
  { name: 'teams', columns: 'team_id String, site_id String, name String', key: 'team_id' },
  { name: 'profiles', columns: `person_id String, ${sealed}`, key: 'person_id' },
  {
    name: 'memberships',
    columns: "person_id String, team_id String, site_id String, since DateTime64(3, 'UTC')",
    key: 'person_id, version',
  },
  { name: 'departures', columns: "person_id String, left_at DateTime64(3, 'UTC')", key: 'person_id' },
  { name: 'person_languages', columns: 'person_id String, language LowCardinality(String)', key: 'person_id' },
  {
    name: 'role_grants',
    columns: `person_id String, role LowCardinality(String), held Bool, everywhere Bool,
      site_ids Array(String), team_ids Array(String)`,
    key: 'person_id, role',
  },
  {
    name: 'programmes',
    columns: `programme_id String, name String, scenario_ids Array(String), team_ids Array(String),
      starts_on Date, due_on Date`,
    key: 'programme_id',
  },
  {
    name: 'assignments',
    columns: `assignment_id String, programme_id String, scenario_id String, team_id String, due_on Date,
      purpose LowCardinality(String), assigned_by String, assigned_at DateTime64(3, 'UTC')`,
    key: 'assignment_id',
  },
];

/** Organisations, places, people with their history, and what is assigned to whom. */
export const directory: Migration = {
  number: 2,
  name: 'directory',
  up: tables.map(replacingTable),
  down: tables.map(({ name }) => dropTable(name)),
};
