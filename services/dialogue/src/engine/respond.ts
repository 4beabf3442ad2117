import type { DiscourseAct, SilencePlace } from '@repartee/proto';
import type { Play } from '../model/play.js';
import type { Reading } from '../model/reading.js';
import type { Shift } from '../model/transcript.js';
import type { Moment } from './condition.js';
import { momentOf } from './condition.js';
import type { DialogueState, ReplyPlan, Response, Stimulus } from './dialogue-state.js';
import { planAgreement, planLeaving } from './ending.js';
import { hear, hearSilence } from './hear.js';
import { planAfterSilence, planReply } from './plan.js';
import type { Prepared } from './prepare.js';
import { prepare } from './prepare.js';
import { unlistedIn } from './unlisted.js';
import { applyShift, shiftOfInterruption, shiftOfSilence, shiftOfTurn } from './shift.js';

const finish = (prepared: Prepared, moment: Moment, shift: Shift, mayAgree: boolean): Response | null => {
  const end = prepared.ends.find(({ holds }) => holds(moment));
  if (end)
    return { shift, plan: planLeaving(moment, end.unit), end: { reason: 'persona_left', objectiveReached: false } };
  if (mayAgree && prepared.reached.some((holds) => holds(moment)))
    return {
      shift,
      plan: planAgreement(prepared, moment),
      end: { reason: 'objective_reached', objectiveReached: true },
    };
  return null;
};

/** What a mere "shall we?" asks for is answered by agreeing. */
const isAgreedTo: readonly string[] = ['yes_no', 'next_step', 'offer'];

const offering: readonly DiscourseAct[] = ['next_step', 'commitment', 'proposal'];

/**
 * Nobody agrees and rises where they are asked for anything that a yes does not answer, whatever else the turn does; a
 * mark alone asks for a yes where the turn offers something: "Thursday at nine, then?"
 */
const wantsAnswer = ({ questionKinds }: Prepared, { heard: { act, asks, question } }: Moment): boolean => {
  const kinds = asks.map((ask) => questionKinds.get(ask) ?? unlistedIn(ask)?.kind ?? 'other');
  const isLeftOut = question !== 'none' && asks.length === 0 && !offering.includes(act);
  return isLeftOut || kinds.some((kind) => !isAgreedTo.includes(kind));
};

const respondTo = (
  prepared: Prepared,
  heard: DialogueState,
  shift: Shift,
  plan: (moment: Moment) => ReplyPlan | null,
): Response => {
  const moment = momentOf(applyShift(heard, shift));
  const mayAgree = heard.silencesInRow === 0 && !wantsAnswer(prepared, moment);
  return finish(prepared, moment, shift, mayAgree) ?? { shift, plan: plan(moment) };
};

/**
 * What a learner turn, a silence or an interruption does to the persona, what the persona says to it, and whether the
 * talk is over by its rules. Pure, in integers; takes the state before the stimulus was folded in. Equal readings give
 * equal responses whatever the wording seed.
 */
export function respond(play: Play, state: DialogueState, stimulus: Stimulus): Response {
  const prepared = prepare(play);
  switch (stimulus.kind) {
    case 'turn': {
      const heard = hear(prepared, state, stimulus.reading);
      const shift = shiftOfTurn(prepared, heard, stimulus.turn, stimulus.reading.cues);
      return respondTo(prepared, heard, shift, (moment) => planReply(prepared, moment, shift));
    }
    case 'silence': {
      const heard = hearSilence(state);
      const shift = shiftOfSilence(prepared, heard, stimulus.afterTurn, stimulus.place);
      return respondTo(prepared, heard, shift, (moment) => planAfterSilence(prepared, moment, stimulus.place));
    }
    case 'interruption':
      return respondTo(prepared, state, shiftOfInterruption(prepared, state, stimulus.turn), () => null);
  }
}

/** What a learner turn does to the persona, without what it says to it: the state it would answer in. */
export function feel(play: Play, state: DialogueState, reading: Reading): DialogueState {
  const prepared = prepare(play);
  const heard = hear(prepared, state, reading);
  return applyShift(heard, shiftOfTurn(prepared, heard, heard.learnerTurns, reading.cues));
}

/** Where a silence would fall now: after a question of the persona's, after bad news, after the learner's own question. */
export function silencePlace({ scenario }: Play, { heard, lastUtterance }: DialogueState): SilencePlace {
  if (lastUtterance !== null && lastUtterance.asks.length > 0) return 'after_persona_question';
  if (heard?.cues.some((cue) => scenario.bad_news.includes(cue))) return 'after_bad_news';
  return heard !== null && heard.question !== 'none' ? 'after_own_question' : 'otherwise';
}

/** How long the persona waits at a place before a pause counts as silence, in milliseconds. */
export const silencePatienceMs = ({ scenario }: Play, place: SilencePlace): number =>
  scenario.silence[place].patience_s * 1000;
