import type { ProblemInit } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';

import type { RefusalCode } from './domain/refusal.js';
import { isRefusal } from './domain/refusal.js';

type Words = Omit<ProblemInit, 'code'>;

const conflict = (title: string, detail: string): Words => ({ status: 409, title, detail });
const unknown = (title: string, detail: string): Words => ({ status: 404, title, detail });
const unfit = (title: string, detail: string): Words => ({ status: 422, title, detail });

const words: Record<RefusalCode, Words> = {
  organisation_exists: conflict('Already registered', 'An organisation with this id is there already.'),
  unknown_organisation: unknown('Not found', 'There is no such organisation.'),
  site_exists: conflict('Already open', 'A site with this id is there already, under another name.'),
  unknown_site: unfit('Unknown site', 'There is no such site in your organisation.'),
  team_exists: conflict('Already formed', 'A team with this id is there already.'),
  unknown_team: unfit('Unknown team', 'There is no such team in your organisation.'),
  name_taken: conflict('Name taken', 'Another one has this name already. Choose a name that tells them apart.'),
  person_exists: conflict('Already here', 'This person has joined already.'),
  unknown_person: unknown('Not found', 'There is no such person.'),
  person_left: conflict(
    'Has left',
    'This person has left; what they did stays, and nothing about them changes any more.',
  ),
  email_taken: conflict('Address taken', 'Somebody signs in with this e-mail address already. Use another one.'),
  last_administrator: conflict(
    'Last administrator',
    'Nobody else who has chosen a password administers this organisation. Make somebody else an administrator first.',
  ),
  grant_reaches_nothing: unfit('Reaches nobody', 'Name at least one site or team, or choose the whole organisation.'),
  unknown_scenario: unfit('Unknown scenario', 'The catalogue offers no such scenario.'),
  unknown_programme: unfit('Unknown programme', 'There is no such programme in your organisation.'),
  programme_exists: conflict('Already there', 'A programme or assignment with this id is there already.'),
  already_assigned: conflict('Already assigned', 'This team has this scenario already, for this purpose.'),
};

/** The problem that a refusal of the domain becomes at the edge; any other error is handed back as it is. */
export function toProblem(error: unknown): unknown {
  return isRefusal(error) ? new ProblemError({ code: error.code, ...words[error.code] }, { cause: error }) : error;
}
