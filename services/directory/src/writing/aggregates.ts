import type { OrganisationCommand } from '../organisations/domain/organisation.decide.js';
import { decideOrganisation } from '../organisations/domain/organisation.decide.js';
import type { Organisation, OrganisationEvent } from '../organisations/domain/organisation.js';
import { evolveOrganisation, initialOrganisation } from '../organisations/domain/organisation.js';
import type { PersonCommand } from '../people/domain/person.decide.js';
import { decidePerson } from '../people/domain/person.decide.js';
import type { Person, PersonEvent } from '../people/domain/person.js';
import { evolvePerson, initialPerson } from '../people/domain/person.js';
import type { SiteCommand } from '../places/domain/site.decide.js';
import { decideSite } from '../places/domain/site.decide.js';
import type { Site, SiteEvent } from '../places/domain/site.js';
import { evolveSite, initialSite } from '../places/domain/site.js';
import type { TeamCommand } from '../places/domain/team.decide.js';
import { decideTeam } from '../places/domain/team.decide.js';
import type { Team, TeamEvent } from '../places/domain/team.js';
import { evolveTeam, initialTeam } from '../places/domain/team.js';
import type { ProgrammeCommand } from '../programmes/domain/programme.decide.js';
import { decideProgramme } from '../programmes/domain/programme.decide.js';
import type { Programme, ProgrammeEvent } from '../programmes/domain/programme.js';
import { evolveProgramme, initialProgramme } from '../programmes/domain/programme.js';
import type { Aggregate } from './aggregate.js';

export const organisationAggregate: Aggregate<Organisation, OrganisationCommand, OrganisationEvent> = {
  initial: initialOrganisation,
  evolve: evolveOrganisation,
  decide: decideOrganisation,
};
export const siteAggregate: Aggregate<Site, SiteCommand, SiteEvent> = {
  initial: initialSite,
  evolve: evolveSite,
  decide: decideSite,
};
export const teamAggregate: Aggregate<Team, TeamCommand, TeamEvent> = {
  initial: initialTeam,
  evolve: evolveTeam,
  decide: decideTeam,
};
export const personAggregate: Aggregate<Person, PersonCommand, PersonEvent> = {
  initial: initialPerson,
  evolve: evolvePerson,
  decide: decidePerson,
};
export const programmeAggregate: Aggregate<Programme, ProgrammeCommand, ProgrammeEvent> = {
  initial: initialProgramme,
  evolve: evolveProgramme,
  decide: decideProgramme,
};
