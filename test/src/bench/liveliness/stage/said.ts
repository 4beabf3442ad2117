import type { DialogueState, Reply, ReplyPlan, Stance } from '@repartee/dialogue';
import type { Persona, Scenario } from '@repartee/proto';

/** A learner's question that a reply deals with. */
export interface SaidAnswer {
  question: string;
  how: 'answered' | 'refused' | 'not_known';
  /** Topics of the question and of the point that answers it. */
  topics: readonly string[];
  /** What the question asks for, or what a way of not knowing suits. */
  kinds: readonly string[];
}

/** What a call-back goes back to. */
export type Earlier =
  { kind: 'entry'; turn: number; said: string } | { kind: 'lever' | 'misstep' | 'cue' | 'point'; id: string };

/**
 * What a reply does, as far as it was really said: a plan whose part was left out in the wording, or gave way to the
 * reserve, counts for nothing.
 */
export interface Said {
  text: string;
  stance: Stance;
  /** `unclear`: only that nothing was understood. */
  takesUp: 'nothing' | 'unclear' | 'something';
  answers: readonly SaidAnswer[];
  /** Questions of the persona's own that it puts. */
  asks: readonly string[];
  points: readonly string[];
  callBacks: readonly Earlier[];
  /** It takes up a contradiction. */
  challenges: boolean;
}

/** What a play tells of the units of a reply. */
export interface Speech {
  persona: Pick<Persona, 'takes_up' | 'does_not_know'>;
  scenario: Pick<Scenario, 'questions' | 'points' | 'calls_back'>;
}

type Memory = Pick<DialogueState, 'ledger'>;

const unitOf = (line: string): string => line.slice(0, line.lastIndexOf('#'));

/** `memory`: the persona's, just before it speaks. */
export function saidIn(speech: Speech, memory: Memory, plan: ReplyPlan, { text, utterance }: Reply): Said {
  const units = new Set(utterance.lines.map(unitOf));
  const taken = plan.parts[0]?.role === 'takes_up' ? plan.parts[0] : undefined;
  const pieces = taken ? plan.parts.slice(1) : plan.parts;
  // A recalled entry stands in the plan as `recall:<n>@<entry>`, its words as the unit `recall:<n>`.
  const points = plan.points.filter((point) => units.has(point.split('@')[0] ?? ''));
  return {
    text,
    stance: plan.stance,
    takesUp: taken && units.has(taken.unit) ? takenAs(speech, taken.unit) : 'nothing',
    answers: plan.answers.flatMap((question, index) => {
      // One point may answer two readings of a sentence; the others are answered by one piece each, in order.
      const answering = pieces.find(({ unit: id }) =>
        speech.scenario.points.some((point) => point.id === id && point.answers?.includes(question)),
      );
      const unit = (answering ?? pieces[index])?.unit;
      return unit !== undefined && units.has(unit) ? answerOf(speech, question, unit) : [];
    }),
    asks: points.flatMap((point) => askedIn(speech, point)),
    points,
    callBacks: points.flatMap((point) => earlierOf(speech, memory, point)),
    challenges: points.some((point) => point.startsWith('contradicts:')),
  };
}

function takenAs({ persona }: Speech, unit: string): Said['takesUp'] {
  const acts = persona.takes_up.find(({ id }) => id === unit)?.act ?? [];
  return acts.length > 0 && acts.every((act) => act === 'unclear') ? 'unclear' : 'something';
}

function answerOf({ persona, scenario }: Speech, question: string, unit: string): SaidAnswer {
  const known = scenario.questions.find(({ id }) => id === question);
  const point = scenario.points.find(({ id }) => id === unit);
  const topics = [known?.topic, point?.topic].filter((topic) => topic !== undefined);
  if (point) {
    const how = point.refuses?.includes(question) ? 'refused' : 'answered';
    return { question, how, topics, kinds: known ? [known.kind] : [] };
  }
  const unknown = unit.startsWith('unknown:')
    ? persona.does_not_know[Number(unit.slice('unknown:'.length))]
    : undefined;
  return { question, how: 'not_known', topics, kinds: unknown?.kind ?? [] };
}

function askedIn({ scenario }: Speech, point: string): string[] {
  if (point.startsWith('again:')) return [point.slice('again:'.length)];
  const asks = scenario.points.find(({ id }) => id === point)?.asks;
  return asks === undefined ? [] : [asks];
}

function earlierOf({ scenario }: Speech, { ledger }: Memory, point: string): Earlier[] {
  const [, entry] = point.split('@');
  if (entry !== undefined) {
    const recalled = ledger[Number(entry)];
    return recalled ? [{ kind: 'entry', turn: recalled.at, said: recalled.said }] : [];
  }
  const to = scenario.calls_back.find(({ id }) => id === point)?.to;
  return Object.entries(to ?? {}).map(([kind, id]) => ({ kind: kind as 'lever' | 'misstep' | 'cue' | 'point', id }));
}
