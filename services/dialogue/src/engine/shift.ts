import type { DiscourseAct, SilencePlace } from '@repartee/proto';
import type { Cue, DispositionValues, Span } from '../model/reading.js';
import type { Cause, Shift } from '../model/transcript.js';
import { applyEffects, misstepEffect, repeatedEffect } from './arithmetic.js';
import type { Moment } from './condition.js';
import { momentOf } from './condition.js';
import type { DialogueState } from './dialogue-state.js';
import type { Prepared, Trigger } from './prepare.js';
import { stanceAfter } from './stance.js';

const noEffect: DispositionValues = { trust: 0, tension: 0, openness: 0 };

const evidenceOf = (wanted: readonly string[], cues: readonly Cue[]): Span[] | null => {
  const shown = cues.filter(({ cue }) => wanted.includes(cue));
  return shown.length === 0 ? null : shown.flatMap(({ evidence }) => evidence);
};

const evidenceFor = ({ cues: wanted, topics }: Trigger, moment: Moment, cues: readonly Cue[]): Span[] | null =>
  topics.length > 0 && !topics.some((topic) => moment.heard.topics.includes(topic)) ? null : evidenceOf(wanted, cues);

/** Turns that are not meant for the persona move nothing by the way. */
const beside: readonly DiscourseAct[] = ['out_of_role', 'off_topic', 'unclear'];

const leverCauses = (prepared: Prepared, moment: Moment, cues: readonly Cue[]): Cause[] =>
  prepared.levers.flatMap((lever) => {
    if (beside.includes(moment.heard.act)) return [];
    const evidence = evidenceFor(lever, moment, cues);
    if (evidence === null) return [];
    const occurrence = (moment.levers[lever.id] ?? 0) + 1;
    const works = lever.holds(moment);
    return {
      kind: 'lever',
      id: lever.id,
      effect: works ? repeatedEffect(lever.effect, occurrence) : noEffect,
      occurrence,
      evidence,
      withheld: works ? '' : 'too_early',
    };
  });

const misstepCauses = (prepared: Prepared, moment: Moment, cues: readonly Cue[]): Cause[] =>
  prepared.missteps.flatMap((misstep) => {
    const evidence = evidenceFor(misstep, moment, cues);
    if (evidence === null || !misstep.holds(moment)) return [];
    const occurrence = (moment.missteps[misstep.id] ?? 0) + 1;
    const effect = misstepEffect(misstep.effect, occurrence, moment.disposition.tension);
    return { kind: 'misstep', id: misstep.id, effect, occurrence, evidence, withheld: '' };
  });

const repairCauses = (prepared: Prepared, moment: Moment, cues: readonly Cue[]): Cause[] =>
  prepared.missteps.flatMap(({ id, repair }) => {
    const evidence = moment.unrepaired.includes(id) ? evidenceOf(repair.cues, cues) : null;
    if (evidence === null) return [];
    const occurrence = (moment.repairs[id] ?? 0) + 1;
    return {
      kind: 'repair',
      id,
      effect: repeatedEffect(repair.effect, occurrence),
      occurrence,
      evidence,
      withheld: '',
    };
  });

const factsOpened = (prepared: Prepared, moment: Moment): string[] =>
  prepared.facts
    .filter(({ id, hidden, opens }) => hidden && moment.facts[id] === undefined && opens(moment))
    .map(({ id }) => id);

const moved = (state: DialogueState, causes: readonly Cause[]): DialogueState => {
  const disposition = applyEffects(
    state.disposition,
    causes.map(({ effect }) => effect),
  );
  return { ...state, disposition, stance: stanceAfter(disposition, state.stance) };
};

const shiftBy = (prepared: Prepared, state: DialogueState, turn: number, causes: readonly Cause[]): Shift => {
  const draft: Shift = {
    turn,
    before: state.disposition,
    after: state.disposition,
    stanceBefore: state.stance,
    stanceAfter: state.stance,
    causes,
    factsOpened: [],
  };
  const after = moved(applyShift(state, draft), causes);
  return {
    ...draft,
    after: after.disposition,
    stanceAfter: after.stance,
    factsOpened: factsOpened(prepared, momentOf(after)),
  };
};

/** What a learner turn does, seen from the state in which it was heard. A misstep repeated is not repaired by itself. */
export const shiftOfTurn = (prepared: Prepared, heard: DialogueState, turn: number, cues: readonly Cue[]): Shift => {
  const moment = momentOf(heard);
  const missteps = misstepCauses(prepared, moment, cues);
  const repairs = repairCauses(prepared, moment, cues).filter(
    ({ id }) => !missteps.some((misstep) => misstep.id === id),
  );
  return shiftBy(prepared, heard, turn, [...leverCauses(prepared, moment, cues), ...missteps, ...repairs]);
};

export const shiftOfSilence = (prepared: Prepared, state: DialogueState, turn: number, place: SilencePlace): Shift => {
  const occurrence = (state.silences[place] ?? 0) + 1;
  const effect = repeatedEffect(prepared.silence[place].effect, occurrence);
  return shiftBy(prepared, state, turn, [
    { kind: 'silence', id: place, effect, occurrence, evidence: [], withheld: '' },
  ]);
};

/** Only missteps look at an interruption: the learner has not said anything yet. */
export const shiftOfInterruption = (prepared: Prepared, state: DialogueState, turn: number): Shift => {
  const cue: Cue = { cue: 'interruption', evidence: [], recogniser: { name: 'turn-taking', version: '1' } };
  return shiftBy(prepared, state, turn, misstepCauses(prepared, momentOf(state), [cue]));
};

const count = (counts: Readonly<Record<string, number>>, causes: readonly Cause[], kind: Cause['kind']) => {
  let counted = counts;
  for (const cause of causes)
    if (cause.kind === kind && cause.withheld === '') counted = { ...counted, [cause.id]: cause.occurrence };
  return counted;
};

const firstAt = (state: DialogueState, causes: readonly Cause[]): DialogueState['firstAt'] => {
  let known = state.firstAt;
  for (const { kind, id, withheld } of causes) {
    const key = `${kind}:${id}`;
    if (withheld === '' && (kind === 'lever' || kind === 'misstep') && known[key] === undefined)
      known = { ...known, [key]: state.learnerTurns };
  }
  return known;
};

const unrepairedAfter = (unrepaired: readonly string[], causes: readonly Cause[]): readonly string[] => {
  const ids = (kind: Cause['kind']) => causes.filter((cause) => cause.kind === kind).map(({ id }) => id);
  const [missteps, repaired] = [ids('misstep'), ids('repair')];
  if (missteps.length + repaired.length === 0) return unrepaired;
  return [...new Set([...unrepaired, ...missteps])].filter((id) => !repaired.includes(id));
};

const inReach = (facts: DialogueState['facts'], opened: readonly string[]): DialogueState['facts'] =>
  opened.length === 0 ? facts : { ...facts, ...Object.fromEntries(opened.map((id) => [id, 'reach' as const])) };

/** Reads a shift as it was recorded; nothing is computed again. */
export function applyShift(
  state: DialogueState,
  { after, stanceAfter: stance, causes, factsOpened }: Shift,
): DialogueState {
  return {
    ...state,
    disposition: after,
    stance,
    levers: count(state.levers, causes, 'lever'),
    missteps: count(state.missteps, causes, 'misstep'),
    repairs: count(state.repairs, causes, 'repair'),
    silences: count(state.silences, causes, 'silence'),
    firstAt: firstAt(state, causes),
    unrepaired: unrepairedAfter(state.unrepaired, causes),
    facts: inReach(state.facts, factsOpened),
  };
}
