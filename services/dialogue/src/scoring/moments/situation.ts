import type { Condition } from '@repartee/proto';

import { keepsTo } from '../bound.js';
import type { SessionView } from '../session-view.js';

/** What had come about before a learner turn. */
export interface Situation {
  trust: number;
  tension: number;
  openness: number;
  stance: string;
  turns: number;
  levers: ReadonlySet<string>;
  missteps: readonly string[];
  facts: ReadonlySet<string>;
  shown: ReadonlySet<string>;
  said: ReadonlySet<string>;
}

/** The situation that each learner turn met, by its place among them. */
export function situationsOf({ steps, transcript }: SessionView): Situation[] {
  const levers: string[] = [];
  const missteps: string[] = [];
  const facts: string[] = [];
  const shown: string[] = [];
  let stance: string = transcript.start.stance;
  return steps.map(({ turn, before, shift, stanceAfter, index }) => {
    const said = transcript.turns.filter((one) => one.speaker === 'persona' && one.turn < turn.turn);
    const situation: Situation = {
      ...before,
      stance,
      turns: index + 1,
      levers: new Set(levers),
      missteps: [...missteps],
      facts: new Set(facts),
      shown: new Set(shown),
      said: new Set(said.flatMap((one) => (one.speaker === 'persona' ? one.utterance.points : []))),
    };
    for (const { kind, id, withheld } of shift?.causes ?? []) {
      if (kind === 'lever' && withheld === '') levers.push(id);
      if (kind === 'misstep') missteps.push(id);
    }
    facts.push(...(shift?.factsOpened ?? []));
    shown.push(...turn.reading.cues.map(({ cue }) => cue));
    stance = stanceAfter;
    return situation;
  });
}

type Test = (condition: Condition, situation: Situation) => boolean;

const among = (wanted: string | string[] | undefined, has: (id: string) => boolean) =>
  wanted === undefined || (Array.isArray(wanted) ? wanted.some(has) : has(wanted));

const tests: readonly Test[] = [
  ({ trust }, s) => trust === undefined || keepsTo(trust, s.trust),
  ({ tension }, s) => tension === undefined || keepsTo(tension, s.tension),
  ({ openness }, s) => openness === undefined || keepsTo(openness, s.openness),
  ({ turns }, s) => turns === undefined || keepsTo(turns, s.turns),
  ({ levers }, s) => levers === undefined || keepsTo(levers, s.levers.size),
  ({ missteps }, s) => missteps === undefined || keepsTo(missteps, s.missteps.length),
  ({ facts }, s) => facts === undefined || keepsTo(facts, s.facts.size),
  ({ stance }, s) => among(stance, (id) => id === s.stance),
  ({ lever }, s) => among(lever, (id) => s.levers.has(id)),
  ({ misstep }, s) => among(misstep, (id) => s.missteps.includes(id)),
  ({ fact }, s) => among(fact, (id) => s.facts.has(id)),
  ({ said }, s) => among(said, (id) => s.said.has(id)),
  ({ shown }, s) => among(shown, (id) => s.shown.has(id)),
  ({ any }, s) => any === undefined || any.some((one) => couldHold(one, s)),
  ({ not }, s) => not === undefined || !couldHold(not, s),
];

/**
 * Whether a turn could have made the condition hold in this situation. What the condition asks of the turn itself (cue,
 * topic, slot, question, promise) is taken as given: it is the turn that was not said.
 */
export function couldHold(condition: Condition, situation: Situation): boolean {
  return tests.every((test) => test(condition, situation));
}
