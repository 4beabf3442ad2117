import { badUsage, readArguments } from '@repartee/kernel';

import { machineUser } from './machine-user.js';

export const deadLettersHelp = `Shows events that wait because they, or an earlier one of their stream, could not be handled, and settles them.

Usage: npm run -s dead-letters -- list [--group GROUP] [--dropped]
       npm run -s dead-letters -- show ID [--group GROUP]
       npm run -s dead-letters -- replay ID [--group GROUP]
       npm run -s dead-letters -- drop ID --why TEXT [--by NAME] [--group GROUP]
       npm run -s dead-letters -- drop --group GROUP --why TEXT [--by NAME]

  list       what waits, in the order it was parked: reader, stream, reason, for how long
  show       one event, as far as this release can read it; names and words stay sealed
  replay     has its reader try the event's stream again, in order; what still fails goes on waiting
  drop       gives the event up for good, on record with who and why, and has what follows it tried; without ID all that
             waits for the reader, as for one of an instance that was taken away

  --group G  the reader; needed where several wait for the same event
  --dropped  lists what was given up instead
  --why T    why it is given up; no names of people, the record stays
  --by N     who gives it up (default: the user of this machine)
  --json     prints JSON
  --help     show this

Works on Kafka where KAFKA_BROKERS (and the other KAFKA_ variables) say where that is, else on the data folder (./data,
or REPARTEE_DATA): beside a running server, which tries at once, or without one, and then the next start does.
Status: 0 where it is done or the next start will do it, 1 where something still waits or failed, 2 for a wrong option.
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  dropped: { type: 'boolean', default: false },
  group: { type: 'string' },
  why: { type: 'string' },
  by: { type: 'string' },
} as const;

export type LetterAction =
  | { do: 'list'; dropped: boolean }
  | { do: 'show' | 'replay'; id: string }
  | { do: 'drop'; id: string; why: string; by: string }
  | { do: 'drop-all'; group: string; why: string; by: string };

export interface LetterOptions {
  action: LetterAction;
  group: string | undefined;
  json: boolean;
}

/** Undefined where help was asked for. Throws CommandProblem. */
export function readLetterOptions(args: readonly string[]): LetterOptions | undefined {
  const { values, positionals } = readArguments('dead-letters', OPTIONS, args);
  if (values.help) return undefined;
  const [verb, id, ...more] = positionals;
  if (more.length > 0) throw badUsage('dead-letters', 'Name one event at a time.');
  const { group, json, dropped, why, by } = values;
  return { group, json, action: actionOf(verb, id, { dropped, why, by, group }) };
}

interface Given {
  dropped: boolean;
  why: string | undefined;
  by: string | undefined;
  group: string | undefined;
}

function actionOf(verb: string | undefined, id: string | undefined, given: Given): LetterAction {
  const { dropped, why, by, group } = given;
  if (verb !== 'drop' && (why !== undefined || by !== undefined))
    throw badUsage('dead-letters', '--why and --by go with drop.');
  if (verb === 'list' && id === undefined) return { do: 'list', dropped };
  if (verb === 'list') throw badUsage('dead-letters', 'list takes no event; did you mean show?');
  if (verb !== 'show' && verb !== 'replay' && verb !== 'drop')
    throw badUsage('dead-letters', 'Say what to do: list, show, replay or drop.');
  const isNamed = id !== undefined || (verb === 'drop' && group !== undefined);
  if (!isNamed) throw badUsage('dead-letters', `Name the event to ${verb}; list shows their ids.`);
  if (verb !== 'drop') return { do: verb, id: id ?? '' };
  if (why === undefined || why.trim() === '')
    throw badUsage('dead-letters', 'Say why with --why: an event that is given up does not come back.');
  const drop = { why: why.trim(), by: by ?? machineUser() };
  return id === undefined ? { do: 'drop-all', group: group ?? '', ...drop } : { do: 'drop', id, ...drop };
}
