import type { MomentKindValue, Scenario } from '@repartee/proto';

import type { Cause, DispositionValues, Shift } from '../../model/index.js';
import type { Evidence, SessionView, Step } from '../session-view.js';
import { isOfSilence, soundEvidence, wholeTurn } from '../session-view.js';
import type { MissedLever } from './missed-levers.js';
import { missedLevers, sizeOf } from './missed-levers.js';

/** A turn worth a look. `shift` is what the moment moved, in points; `weight` 0 to 100. */
export interface KeyMoment {
  /** From 1, in the order of turns. */
  number: number;
  kind: MomentKindValue;
  /** Id of the lever, misstep, fact or silence place; the stance reached at a turning point. */
  subjectId: string;
  evidence: Evidence;
  shift: DispositionValues;
  weight: number;
  /** Hidden facts that came into reach with it. */
  facts: readonly string[];
  /** The lever was tried before what it needs was there. */
  tooEarly: boolean;
}

type Found = Omit<KeyMoment, 'number'>;

const AT_MOST = 7;
const MISSED_AT_MOST = 2;
/** How many lead: the weightiest, shown first. */
export const LEADING_MOMENTS = 3;

const UNMOVED: DispositionValues = { trust: 0, tension: 0, openness: 0 };

const difference = ({ before, after }: Shift): DispositionValues => ({
  trust: after.trust - before.trust,
  tension: after.tension - before.tension,
  openness: after.openness - before.openness,
});

/**
 * Weights: twice what the cause moved, 60 at most; + 20 where the stance changed with it; + 15 where it opened a hidden
 * fact; + 10 for a misstep, since what shuts a persona down is worth the first look.
 */
function weigh(moved: number, shift: Shift, extra: number): number {
  const turned = shift.stanceBefore === shift.stanceAfter ? 0 : 20;
  const opened = shift.factsOpened.length > 0 ? 15 : 0;
  return Math.min(100, Math.min(60, 2 * moved) + turned + opened + extra);
}

function fromCause(cause: Cause, shift: Shift, step: Step): Found | undefined {
  const span = cause.evidence[0];
  if (cause.withheld !== '' || sizeOf(cause.effect) === 0) return undefined;
  return {
    kind: cause.kind,
    subjectId: cause.id,
    evidence: span ? { turn: step.turn.turn, from: span.from, to: span.to } : wholeTurn(step.turn),
    shift: cause.effect,
    weight: weigh(sizeOf(cause.effect), shift, cause.kind === 'misstep' ? 10 : 0),
    facts: shift.factsOpened,
    tooEarly: false,
  };
}

/** A fact that opened, or a stance that changed, with nothing else in the turn to name as the reason. */
function fromOutcome(shift: Shift, step: Step): Found | undefined {
  const [fact] = shift.factsOpened;
  const moved = difference(shift);
  const base = { evidence: wholeTurn(step.turn), shift: moved, facts: shift.factsOpened, tooEarly: false };
  if (fact) return { ...base, kind: 'fact_opened', subjectId: fact, weight: weigh(sizeOf(moved), shift, 20) };
  if (shift.stanceBefore === shift.stanceAfter) return undefined;
  return { ...base, kind: 'turning_point', subjectId: shift.stanceAfter, weight: weigh(sizeOf(moved), shift, 10) };
}

function momentsOf(shift: Shift, step: Step): Found[] {
  const fromCauses = shift.causes.map((cause) => fromCause(cause, shift, step)).filter((one) => one !== undefined);
  if (fromCauses.length > 0) return fromCauses;
  const outcome = fromOutcome(shift, step);
  return outcome ? [outcome] : [];
}

/** A missed lever is shown where it came too early, else at its best opening among the turns that are still plain. */
function fromMissed({ lever, openings, tooEarlyAt }: MissedLever, taken: ReadonlySet<number>): Found | undefined {
  const step = tooEarlyAt ?? openings.find(({ turn }) => !taken.has(turn.turn));
  if (!step) return undefined;
  const size = Math.min(40, sizeOf(lever.effect));
  return {
    kind: 'missed_lever',
    subjectId: lever.id,
    evidence: wholeTurn(step.turn),
    shift: UNMOVED,
    weight: size + (tooEarlyAt ? 25 : 15),
    facts: [],
    tooEarly: tooEarlyAt !== undefined,
  };
}

const heaviestFirst = (a: Found, b: Found) => b.weight - a.weight || a.evidence.turn - b.evidence.turn;

/** One moment a turn, the weightiest; the same subject twice at most. */
function distinct(moments: readonly Found[]): Found[] {
  const turns = new Set<number>();
  const subjects = new Map<string, number>();
  return [...moments].sort(heaviestFirst).filter(({ evidence, kind, subjectId }) => {
    const subject = `${kind}:${subjectId}`;
    const times = subjects.get(subject) ?? 0;
    if (turns.has(evidence.turn) || times === 2) return false;
    turns.add(evidence.turn);
    subjects.set(subject, times + 1);
    return true;
  });
}

function happenedMoments(view: SessionView): Found[] {
  return view.transcript.shifts.flatMap((shift) => {
    const step = isOfSilence(shift)
      ? view.steps.findLast(({ turn }) => turn.turn <= shift.turn)
      : view.steps.find(({ turn }) => turn.turn === shift.turn);
    return step ? momentsOf(shift, step) : [];
  });
}

/**
 * The moments of a session that matter, seven at most, numbered in the order of turns: what moved the persona, what cost,
 * what was repaired, facts that opened, silences, and two levers at most that a turn offered and nobody took.
 */
export function keyMoments(view: SessionView, scenario: Pick<Scenario, 'levers' | 'points'>): KeyMoment[] {
  const happened = happenedMoments(view);
  const taken = new Set(happened.map(({ evidence }) => evidence.turn));
  const missed = missedLevers(view, scenario)
    .map((one) => fromMissed(one, taken))
    .filter((one) => one !== undefined);
  return distinct([...happened, ...missed.sort(heaviestFirst).slice(0, MISSED_AT_MOST)])
    .filter(({ evidence }) => soundEvidence([evidence], view.transcript).length === 1)
    .slice(0, AT_MOST)
    .sort((a, b) => a.evidence.turn - b.evidence.turn)
    .map((moment, index) => ({ number: index + 1, ...moment }));
}
