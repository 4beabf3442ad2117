import type { DiscourseAct, Persona, Stance } from '@repartee/proto';
import { discourseActs, questionKinds, stances } from '@repartee/proto';
import { checkLines } from './check-lines.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import { linesOfPersona } from './spoken-lines.js';

const takesUp = ({ takes_up }: Persona, act: DiscourseAct, stance: Stance): boolean =>
  takes_up.some(
    (entry) =>
      entry.act.includes(act) &&
      !entry.when &&
      !entry.slot &&
      (entry.stance === undefined || entry.stance.includes(stance)),
  );

const unheardActs = (persona: Persona): Finding[] =>
  discourseActs.flatMap((act) => {
    const missing = stances.filter((stance) => !takesUp(persona, act, stance));
    return missing.length === 0
      ? []
      : finding(
          ['takes_up'],
          `Nothing takes up "${act}" when ${missing.join(', ')}.`,
          'Add an entry without "when" and "slot" for it, or widen the stance of one.',
        );
  });

/** Where a persona has no words of its own for these, it answers as to any question for a yes. */
const asYesNo: readonly string[] = ['offer', 'choice'];

const unknownKinds = ({ does_not_know }: Persona): Finding[] =>
  questionKinds
    .filter((kind) => !asYesNo.includes(kind))
    .filter((kind) => !does_not_know.some((entry) => entry.kind.includes(kind) && entry.stance === undefined))
    .map((kind) =>
      finding(
        ['does_not_know'],
        `There is no way of not knowing a question of the kind "${kind}".`,
        'Add one for every stance.',
      ),
    );

const ledger = ({ contradicts, recalls }: Persona): Finding[] => [
  ...(['date', 'amount', 'promise'] as const)
    .filter((slot) => !contradicts.some((entry) => entry.slot === slot))
    .map((slot) =>
      finding(['contradicts'], `A ${slot} that changes would pass unnoticed.`, `Add lines for the slot "${slot}".`),
    ),
  ...(['later', 'close'] as const)
    .filter(
      (at) =>
        !recalls.some((entry) => entry.at === at && entry.slot === 'promise' && (at === 'later' || !entry.stance)),
    )
    .filter(
      (at) =>
        at === 'later' ||
        !stances.every((stance) => recalls.some((entry) => entry.at === at && entry.stance?.includes(stance))),
    )
    .map((at) =>
      finding(
        ['recalls'],
        `Promises are not recalled (at: ${at}).`,
        'Add an entry with the slot "promise" for every stance.',
      ),
    ),
];

/** What the schema cannot see in a persona. */
export const checkPersona = (persona: Persona): Finding[] => [
  ...checkLines(linesOfPersona(persona)),
  ...unheardActs(persona),
  ...unknownKinds(persona),
  ...ledger(persona),
];
