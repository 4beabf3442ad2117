import type { RelayOutcome } from '../relay-faults/relay-trials.js';
import type { Measure } from './measure.js';
import { atLeast, atMost } from './measure.js';

/** What became of the trials with one fault; each of them has to meet it. */
export function relayFaultMeasures(name: string, outcome: RelayOutcome): Measure[] {
  const { trials, passed, fired, appended, lost, doubled, misplaced, repeatedInLog } = outcome;
  const named = (what: string) => `relay_${name}_${what}`;
  return [
    atLeast({ measure: named('passed'), value: passed, unit: 'trials', goal: trials }),
    atMost({ measure: named('lost'), value: lost, unit: 'events', beside: appended, goal: 0 }),
    atMost({ measure: named('doubled'), value: doubled, unit: 'events', goal: 0 }),
    atMost({ measure: named('misplaced'), value: misplaced, unit: 'events', goal: 0 }),
    { measure: named('repeated_in_log'), value: repeatedInLog, unit: 'events' },
    atLeast({ measure: named('fired'), value: fired, unit: 'faults', goal: trials }),
  ];
}

/** A sentence for each goal that was not reached. */
export function unmetSentences(name: string, measures: readonly Measure[]): string[] {
  return measures
    .filter(({ ok }) => ok === false)
    .map(({ measure, value, unit, goal }) =>
      measure.endsWith('_fired')
        ? `The fault ${name} struck ${value} times in ${goal} trials: what it was to show, it has not shown.`
        : `${measure} is ${value} ${unit}, and has to be ${goal}.`,
    );
}
