import type { Condition, Scenario } from '@repartee/proto';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import type { Known } from './references.js';
import { checkReferences } from './references.js';

/** A persona cuts in only on missteps that exist, and that no end of their sentence can undo. */
export const checkInterrupts = ({ interrupts, missteps }: Scenario, known: Known): Finding[] => [
  ...checkReferences(known, 'misstep', interrupts?.missteps, ['interrupts', 'missteps']),
  ...(interrupts?.missteps ?? []).flatMap((id, index) =>
    isUndone(missteps.find((misstep) => misstep.id === id)?.when)
      ? finding(
          ['interrupts', 'missteps', index],
          `The rest of the sentence may show that "${id}" is none.`,
          'Name missteps whose "when" has no "not", "act" or "words".',
        )
      : [],
  ),
];

/** Whether more words of the same turn may end it. */
function isUndone(when: Condition | undefined): boolean {
  if (when === undefined) return false;
  const isOpen = when.not !== undefined || when.act !== undefined || when.words !== undefined;
  return isOpen || [...(when.any ?? []), ...(when.all ?? [])].some(isUndone);
}
