import type { Condition, SlotType } from '@repartee/proto';
import type { DialogueState, Heard } from './dialogue-state.js';

/** What a condition looks at: the state, and in it the turn that is being answered. */
export type Moment = Omit<DialogueState, 'heard'> & { heard: Heard };
export type Holds = (moment: Moment) => boolean;

export const silentTurn: Heard = {
  cues: [],
  topics: [],
  asks: [],
  act: 'silence',
  question: 'none',
  questions: 0,
  places: 0,
  words: 0,
  slots: {},
  answered: [],
  dodged: [],
  contradiction: null,
};
const isMoment = (state: DialogueState): state is Moment => state.heard !== null;

export const momentOf = (state: DialogueState): Moment => (isMoment(state) ? state : { ...state, heard: silentTurn });

export const listOf = <Item>(oneOrMore: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(oneOrMore) ? (oneOrMore as readonly Item[]) : [oneOrMore as Item];

type Comparison = (value: number) => boolean;
const comparison = (bound: string): Comparison => {
  const [, sign, digits] = /^(>=|<=|>|<|=) ?(-?\d+)$/.exec(bound) ?? [];
  const limit = Number(digits);
  switch (sign) {
    case '>=':
      return (value) => value >= limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '<':
      return (value) => value < limit;
    default:
      return (value) => value === limit;
  }
};

const promiseHolds = (moment: Moment, wanted: readonly SlotType[]): boolean => {
  const held = new Map<number, Set<string>>();
  for (const entry of moment.ledger) {
    if (entry.promise === null) continue;
    const types = held.get(entry.promise) ?? new Set();
    held.set(entry.promise, types.add(entry.type));
  }
  return [...held.values()].some((types) => wanted.every((type) => types.has(type)));
};

/** A day that is meant to hold, said of a matter: "Tuesday at ten" by itself settles nothing. */
const isDated = ({ ledger }: Moment, topic: string): boolean =>
  ledger.some(
    ({ type, firm, past, topics }) =>
      (type === 'date' || type === 'duration') && firm && !past && topics.includes(topic),
  );

const factsTold = (moment: Moment): number =>
  Object.values(moment.facts).reduce((told, depth) => (depth === 'whole' ? told + 1 : told), 0);

/** Learner turns that a question of the persona's waits until it comes back, and until its being dodged is spoken of. */
export const turnsUntilAgain = 2;

/** Questions that were dodged and are due again: a first turn beside the point is passed over. */
const dodged = ({ heard, open, learnerTurns }: Moment): readonly string[] =>
  open !== null && learnerTurns - open.at >= turnsUntilAgain ? heard.dodged : [];

type Members = { [Name in keyof Condition]-?: NonNullable<Condition[Name]> };
type Compile<Value> = (value: Value) => Holds;
const bound =
  (read: (moment: Moment) => number): Compile<string> =>
  (text) => {
    const holds = comparison(text);
    return (moment) => holds(read(moment));
  };
const anyIn =
  (read: (moment: Moment) => readonly string[]): Compile<string | string[]> =>
  (wanted) => {
    const list = listOf(wanted);
    return (moment) => {
      const present = read(moment);
      return list.some((one) => present.includes(one));
    };
  };
const anyKey =
  (holds: (moment: Moment, id: string) => boolean): Compile<string | string[]> =>
  (wanted) => {
    const list = listOf(wanted);
    return (moment) => list.some((id) => holds(moment, id));
  };

/** One reading of each member; the compiler lists what is missing when a member is added. */
const members: { [Name in keyof Members]: Compile<Members[Name]> } = {
  trust: bound((moment) => moment.disposition.trust),
  tension: bound((moment) => moment.disposition.tension),
  openness: bound((moment) => moment.disposition.openness),
  stance: (wanted) => (moment) => wanted.includes(moment.stance),
  cue: anyIn((moment) => moment.heard.cues),
  topic: anyIn((moment) => moment.heard.topics),
  slot: anyKey((moment, type) => moment.heard.slots[type as SlotType] !== undefined),
  asked: anyIn((moment) => moment.heard.asks),
  act: anyIn((moment) => [moment.heard.act]),
  answered: anyIn((moment) => moment.heard.answered),
  dodged: anyIn(dodged),
  words: bound((moment) => moment.heard.words),
  lever: anyKey((moment, id) => (moment.levers[id] ?? 0) > 0),
  levers: bound((moment) => Object.keys(moment.levers).length),
  misstep: anyKey((moment, id) => (moment.missteps[id] ?? 0) > 0),
  missteps: bound((moment) => Object.keys(moment.missteps).length),
  fact: anyKey((moment, id) => moment.facts[id] === 'whole'),
  facts: bound(factsTold),
  said: anyKey((moment, id) => moment.told[id] !== undefined),
  shown: anyKey((moment, cue) => moment.shown[cue] !== undefined),
  promised: (wanted) => (moment) => promiseHolds(moment, wanted),
  dated: anyKey(isDated),
  turns: bound((moment) => moment.learnerTurns),
  any: (conditions) => {
    const each = conditions.map(compileCondition);
    return (moment) => each.some((holds) => holds(moment));
  },
  all: (conditions) => {
    const each = conditions.map(compileCondition);
    return (moment) => each.every((holds) => holds(moment));
  },
  not: (condition) => {
    const holds = compileCondition(condition);
    return (moment) => !holds(moment);
  },
};

const named = (condition: Condition) =>
  (Object.keys(condition) as (keyof Condition)[]).filter((name) => condition[name] !== undefined);

const compileMember = <Name extends keyof Members>(name: Name, condition: Condition): Holds =>
  members[name](condition[name] as Members[Name]);

/** Turns a condition into a function; an absent or empty one always holds. */
export function compileCondition(condition: Condition | undefined): Holds {
  if (condition === undefined) return () => true;
  const each = named(condition).map((name) => compileMember(name, condition));
  return (moment) => each.every((holds) => holds(moment));
}

/** How much a condition asks for: one for each member, those of `any` by the least demanding of them. */
export function specificity(condition: Condition | undefined): number {
  if (condition === undefined) return 0;
  return named(condition).reduce((sum, name) => {
    if (name === 'any') return sum + Math.min(...(condition.any ?? []).map(specificity));
    if (name === 'all') return sum + (condition.all ?? []).reduce((all, one) => all + specificity(one), 0);
    return sum + 1;
  }, 0);
}
