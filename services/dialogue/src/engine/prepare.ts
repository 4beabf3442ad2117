import type {
  Condition,
  DiscourseAct,
  Effect,
  Lever,
  Lines,
  Misstep,
  SilencePlace,
  SlotType,
  Stance,
} from '@repartee/proto';
import type { Play } from '../model/play.js';
import type { Holds } from './condition.js';
import { compileCondition, listOf, specificity } from './condition.js';
import type { PointUnit, Unit } from './unit.js';
import { compileUnasked } from './unasked.js';
import { unit } from './unit.js';

export interface Trigger {
  id: string;
  cues: readonly string[];
  topics: readonly string[];
  holds: Holds;
  effect: Effect;
}
export interface PreparedMisstep extends Trigger {
  repair: { cues: readonly string[]; effect: Effect };
}
export interface TakeUpUnit extends Unit {
  acts: readonly DiscourseAct[];
}
export interface CallBackUnit extends Unit {
  to: { lever: string } | { misstep: string } | { cue: string } | { point: string };
}
export interface RecallUnit extends Unit {
  at: 'later' | 'close';
  slot: SlotType;
}
export interface PreparedQuestion {
  id: string;
  isAnswered: Holds;
  /** Answered though it has not been put. */
  isAnsweredUnasked: Holds;
  again: Unit;
}

/** A play with its rules compiled and its lines at hand; made once per play. */
export interface Prepared {
  units: ReadonlyMap<string, Unit>;
  levers: readonly Trigger[];
  missteps: readonly PreparedMisstep[];
  /** How a lever, misstep or repair is taken up, by `lever:<id>`, `misstep:<id>`, `repair:<id>`. */
  says: ReadonlyMap<string, readonly Unit[]>;
  takeUps: readonly TakeUpUnit[];
  points: readonly PointUnit[];
  /** Points by the question of the learner's they answer, or refuse. */
  answers: ReadonlyMap<string, readonly PointUnit[]>;
  refusals: ReadonlyMap<string, readonly PointUnit[]>;
  /** By stance: points that may be said unasked, and those that put a question. */
  gambits: Readonly<Record<Stance, readonly PointUnit[]>>;
  puts: Readonly<Record<Stance, readonly PointUnit[]>>;
  reveals: readonly { id: string; reveals: NonNullable<PointUnit['reveals']> }[];
  alreadyTold: readonly Unit[];
  unknown: ReadonlyMap<string, readonly Unit[]>;
  questionKinds: ReadonlyMap<string, string>;
  /** The learner's questions that the scenario lists. */
  listed: readonly { id: string; kind: string; topic: string | null }[];
  questions: ReadonlyMap<string, PreparedQuestion>;
  contradicts: ReadonlyMap<SlotType, Unit>;
  recalls: readonly RecallUnit[];
  callBacks: readonly CallBackUnit[];
  reserve: readonly Unit[];
  facts: readonly { id: string; topic: string; hidden: boolean; opens: Holds }[];
  reached: readonly Holds[];
  ends: readonly { holds: Holds; unit: Unit }[];
  silence: Readonly<Record<SilencePlace, { effect: Effect; unit: Unit }>>;
  opening: Unit;
  objective: Unit;
  closings: Readonly<Record<'time' | 'learner', Unit>>;
}

const conditional = (
  when: Condition | undefined,
  stances: readonly Stance[] | undefined,
  extra = 0,
): Partial<Unit> => ({
  holds: compileCondition(when),
  specificity: specificity(when) + extra,
  stances: stances ?? [],
});
const byStance = (id: string, entries: readonly { stance?: Stance[] | undefined; lines: Lines }[]): Unit[] =>
  entries.map((entry, index) =>
    unit(`${id}/${index}`, entry.lines, conditional(undefined, entry.stance, entry.stance ? 1 : 0)),
  );

const trigger = ({ id, cue, topic, effect }: Lever | Misstep, when: Condition | undefined): Trigger => ({
  id,
  cues: listOf(cue),
  topics: topic === undefined ? [] : listOf(topic),
  holds: compileCondition(when),
  effect,
});

const preparePoints = ({ scenario }: Play): PointUnit[] => {
  const hidden = new Set(scenario.facts.filter((fact) => fact.hidden).map(({ id }) => id));
  return scenario.points.map((point) => ({
    ...unit(point.id, point.lines, conditional(point.when, point.stance)),
    move: point.move,
    topic: point.topic ?? null,
    answers: point.answers ?? [],
    onlyAsked: point.only_asked ?? false,
    refuses: point.refuses ?? [],
    asks: point.asks ?? null,
    reveals: point.reveals ? { ...point.reveals, hidden: hidden.has(point.reveals.fact) } : null,
  }));
};

const byQuestion = (
  points: readonly PointUnit[],
  questionsOf: (point: PointUnit) => readonly string[],
): Map<string, PointUnit[]> => {
  const found = new Map<string, PointUnit[]>();
  for (const point of points)
    for (const question of questionsOf(point)) found.set(question, [...(found.get(question) ?? []), point]);
  return found;
};

const inEachStance = (points: readonly PointUnit[]): Record<Stance, readonly PointUnit[]> => {
  const of = (stance: Stance) => points.filter((point) => point.stances.includes(stance));
  return {
    closed: of('closed'),
    guarded: of('guarded'),
    engaged: of('engaged'),
    won_over: of('won_over'),
    about_to_leave: of('about_to_leave'),
  };
};

const arrange = (points: readonly PointUnit[]) => ({
  points,
  answers: byQuestion(points, ({ answers }) => answers),
  refusals: byQuestion(points, ({ refuses }) => refuses),
  gambits: inEachStance(points.filter(({ asks, refuses }) => asks === null && refuses.length === 0)),
  puts: inEachStance(points.filter(({ asks }) => asks !== null)),
  reveals: points.flatMap(({ id, reveals }) => (reveals ? { id, reveals } : [])),
});

const prepareTakeUps = ({ persona }: Play): TakeUpUnit[] =>
  persona.takes_up.map((entry) => ({
    ...unit(entry.id, entry.lines, conditional(entry.when, entry.stance, entry.slot ? 2 : 0)),
    acts: entry.act,
  }));

const prepareSays = ({ scenario }: Play): Map<string, Unit[]> =>
  new Map([
    ...scenario.levers.map(({ id, says }) => [`lever:${id}`, byStance(`lever:${id}`, says)] as const),
    ...scenario.missteps.map(({ id, says }) => [`misstep:${id}`, byStance(`misstep:${id}`, says)] as const),
    ...scenario.missteps.map(
      ({ id, repair }) => [`repair:${id}`, byStance(`repair:${id}`, repair.says ?? [])] as const,
    ),
  ]);

const prepareUnknown = ({ persona }: Play): Map<string, Unit[]> => {
  const byKind = new Map<string, Unit[]>();
  persona.does_not_know.forEach(({ kind, stance, lines }, index) => {
    const entry = unit(`unknown:${index}`, lines, conditional(undefined, stance, stance ? 1 : 0));
    for (const one of kind) byKind.set(one, [...(byKind.get(one) ?? []), entry]);
  });
  return byKind;
};

const prepareReserve = ({ persona }: Play): Unit[] =>
  persona.reserve.map(({ stance, openers, remarks }, index) => {
    const joined = (language: 'en' | 'fr') =>
      openers[language].flatMap((opener) => remarks[language].map((remark) => `${opener}, ${remark}.`));
    return unit(`reserve:${index}`, { en: joined('en'), fr: joined('fr') }, { stances: stance });
  });

const prepareSilence = ({ scenario }: Play): Prepared['silence'] => {
  const place = (id: SilencePlace) => {
    const { effect, lines } = scenario.silence[id];
    return { effect, unit: unit(`silence:${id}`, lines) };
  };
  return {
    after_own_question: place('after_own_question'),
    after_bad_news: place('after_bad_news'),
    after_persona_question: place('after_persona_question'),
    otherwise: place('otherwise'),
  };
};

const prepareSpeech = (play: Play) => {
  const { persona, scenario } = play;
  const own = new Set<string>(scenario.cues.map(({ id }) => id));
  const topicsAsked = (id: string): string[] =>
    scenario.points.flatMap(({ asks, topic }) => (asks === id && topic !== undefined ? [topic] : []));
  return {
    says: prepareSays(play),
    takeUps: prepareTakeUps(play),
    ...arrange(preparePoints(play)),
    alreadyTold: byStance('already-told', persona.already_told),
    unknown: prepareUnknown(play),
    questions: new Map(
      scenario.asks.map(({ id, answered_by, again }) => [
        id,
        {
          id,
          isAnswered: compileCondition(answered_by),
          isAnsweredUnasked: compileUnasked(answered_by, own, topicsAsked(id)),
          again: unit(`again:${id}`, again),
        },
      ]),
    ),
    contradicts: new Map(
      persona.contradicts.map(({ slot, lines }) => [slot, unit(`contradicts:${slot}`, lines)] as const),
    ),
    recalls: persona.recalls.map(({ at, slot, stance, lines }, index) => ({
      ...unit(`recall:${index}`, lines, conditional(undefined, stance, stance ? 1 : 0)),
      at,
      slot,
    })),
    callBacks: scenario.calls_back.map(({ id, to, stance, when, lines }) => ({
      ...unit(id, lines, conditional(when, stance)),
      to,
    })),
    reserve: prepareReserve(play),
    ends: scenario.ends.map(({ when, lines }, index) => ({
      holds: compileCondition(when),
      unit: unit(`end:${index}`, lines),
    })),
    silence: prepareSilence(play),
    opening: unit('opening', scenario.opening.lines),
    objective: unit('objective', scenario.objective.lines),
    closings: {
      time: unit('closing:time', scenario.closings.time),
      learner: unit('closing:learner', scenario.closings.learner),
    },
  };
};

const unitsOf = (speech: ReturnType<typeof prepareSpeech>): Map<string, Unit> => {
  const all: Unit[] = [
    ...[...speech.says.values(), ...speech.unknown.values()].flat(),
    ...speech.takeUps,
    ...speech.points,
    ...speech.alreadyTold,
    ...[...speech.questions.values()].map(({ again }) => again),
    ...speech.contradicts.values(),
    ...speech.recalls,
    ...speech.callBacks,
    ...speech.reserve,
    ...speech.ends.map((end) => end.unit),
    ...Object.values(speech.silence).map((place) => place.unit),
    speech.opening,
    speech.objective,
    ...Object.values(speech.closings),
  ];
  return new Map(all.map((one) => [one.id, one]));
};

const build = (play: Play): Prepared => {
  const { scenario } = play;
  const speech = prepareSpeech(play);
  return {
    ...speech,
    units: unitsOf(speech),
    levers: scenario.levers.map((lever) => trigger(lever, lever.requires)),
    missteps: scenario.missteps.map((misstep) => ({
      ...trigger(misstep, misstep.when),
      repair: { cues: listOf(misstep.repair.cue), effect: misstep.repair.effect },
    })),
    questionKinds: new Map(scenario.questions.map(({ id, kind }) => [id, kind])),
    listed: scenario.questions.map(({ id, kind, topic }) => ({ id, kind, topic: topic ?? null })),
    facts: scenario.facts.map(({ id, topic, hidden, opens_when }) => ({
      id,
      topic,
      hidden,
      opens: compileCondition(opens_when),
    })),
    reached: scenario.objective.reached_when.map(compileCondition),
  };
};

const byScenario = new WeakMap<Play['scenario'], WeakMap<Play['persona'], Prepared>>();

export const prepare = (play: Play): Prepared => {
  const byPersona = byScenario.get(play.scenario) ?? new WeakMap<Play['persona'], Prepared>();
  byScenario.set(play.scenario, byPersona);
  const prepared = byPersona.get(play.persona) ?? build(play);
  byPersona.set(play.persona, prepared);
  return prepared;
};
