import type { NewOrganisation } from '../organisations/organisations.service.js';
import type { NewPerson } from '../people/people.service.js';
import type { NewSite, NewTeam } from '../places/places.service.js';
import type { NewAssignment, NewProgramme } from '../programmes/programmes.service.js';

type Known<Thing extends { id?: string }> = Omit<Thing, 'id'> & {
  id: string;
  /** UTC, milliseconds since 1970; the seed's time where it is not given. */
  at?: number;
};

/** A whole organisation with given ids and times. */
export interface Seed {
  organisation: NewOrganisation & { id: string };
  at: number;
  /** Who is said to have done it, for example `demo`. */
  by: string;
  sites: readonly Known<NewSite>[];
  teams: readonly Known<NewTeam>[];
  /** With a password where the person signs in at once. */
  people: readonly (Known<NewPerson> & { password?: string })[];
}

/** What is assigned, once the catalogue has the scenarios; each by a person of the organisation. */
export interface SeededProgrammes {
  organisation: string;
  programmes: readonly (Known<NewProgramme> & { at: number; by: string })[];
  assignments: readonly (Known<NewAssignment> & { at: number; by: string })[];
}
