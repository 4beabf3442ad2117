import type { Play } from '../model/play.js';
import { wordReply } from '../mind/word-reply.js';
import { momentOf } from './condition.js';
import type { DialogueState, Reply, ReplyPlan, Wording } from './dialogue-state.js';
import { planClosing } from './ending.js';
import { prepare } from './prepare.js';
import { part } from './speak.js';
import { stanceAfter } from './stance.js';

const initialState = ({ persona, scenario }: Play, wording: Wording): DialogueState => ({
  ...wording,
  disposition: persona.starts,
  stance: stanceAfter(persona.starts, null),
  learnerTurns: 0,
  replies: 0,
  levers: {},
  missteps: {},
  repairs: {},
  silences: {},
  firstAt: {},
  unrepaired: [],
  facts: Object.fromEntries(scenario.facts.filter(({ hidden }) => !hidden).map(({ id }) => [id, 'reach' as const])),
  told: {},
  answers: {},
  shown: {},
  open: null,
  settled: [],
  asked: 0,
  lastAsk: 0,
  lastCallBack: 0,
  askAfter: 0,
  silencesInRow: 0,
  ledger: [],
  heard: null,
  lastUtterance: null,
  spent: [],
  texts: [],
});

/**
 * The state before the first turn, and the persona's opening where it speaks first. The opening is not folded in yet:
 * it is a persona turn like any other.
 */
export function openDialogue(play: Play, wording: Wording): { state: DialogueState; opening?: Reply } {
  const { language, wordingSeed, attempt } = wording;
  const state = initialState(play, { language, wordingSeed, attempt });
  if (play.scenario.opening.speaks_first === 'learner') return { state };
  const { opening } = prepare(play);
  const plan: ReplyPlan = {
    stance: state.stance,
    move: 'open',
    takesUp: '',
    parts: [part(opening, 'content')],
    points: [opening.id],
    asks: [],
    answers: [],
  };
  return { state, opening: wordReply(play, state, plan) };
}

/** The persona's last words where the time is over or the learner closes. */
export const closeDialogue = (play: Play, state: DialogueState, reason: 'time' | 'learner'): Reply =>
  wordReply(play, state, planClosing(prepare(play), momentOf(state), reason));
