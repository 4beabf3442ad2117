import type { EndReason, SilencePlace } from '@repartee/proto';

import type { Stance } from '../../model/index.js';
import type { DebriefingTexts, SkillChange } from './texts.js';

const stances: Record<Stance, string> = {
  closed: 'closed',
  guarded: 'wary',
  engaged: 'open',
  won_over: 'won over',
  about_to_leave: 'about to leave',
};

const endings: Record<EndReason, (name: string) => string> = {
  objective_reached: () => 'You reached the objective',
  persona_left: (name) => `${name} ended the conversation before the objective was reached`,
  time: () => 'The time was over before the objective was reached',
  learner: () => 'You closed the conversation before the objective was reached',
  abandoned: () => 'The conversation broke off before the objective was reached',
};

const turningPoints: Record<Stance, { up: (name: string) => string; down: (name: string) => string }> = {
  closed: { up: (name) => `${name} stayed, but closed up`, down: (name) => `${name} closed up here` },
  guarded: { up: (name) => `${name} began to listen here`, down: (name) => `${name} became wary again here` },
  engaged: { up: (name) => `${name} opened up to you here`, down: (name) => `${name} was less sure of you here` },
  won_over: {
    up: (name) => `${name} came over to your side here`,
    down: (name) => `${name} still stood with you here`,
  },
  about_to_leave: {
    up: (name) => `${name} was about to leave here`,
    down: (name) => `${name} was about to leave here`,
  },
};

const silences: Record<SilencePlace, { up: (name: string) => string; down: (name: string) => string }> = {
  after_own_question: {
    up: (name) => `You asked, then left ${name} the time to answer`,
    down: () => 'The silence after your question lasted too long',
  },
  after_bad_news: {
    up: () => 'You said the hard thing, then let it sink in',
    down: () => 'After the hard news the silence lasted too long',
  },
  after_persona_question: {
    up: () => 'You took a moment before you answered',
    down: (name) => `You left a question of ${name} without an answer`,
  },
  otherwise: { up: () => 'You left room here', down: (name) => `The silence left ${name} alone` },
};

const silenceReasons: Record<SilencePlace, { up: string; down: string }> = {
  after_own_question: {
    up: 'A question works while nobody speaks: what comes after the pause is often the part that matters.',
    down: 'A pause invites an answer; past a certain point it feels like a test.',
  },
  after_bad_news: {
    up: 'Hard news needs a moment before anything else can be heard.',
    down: 'After hard news people wait for a sign that you are still with them.',
  },
  after_persona_question: {
    up: 'A short pause shows that the question is being weighed.',
    down: 'A direct question that gets no answer reads as an answer, and seldom as the one you want.',
  },
  otherwise: {
    up: 'A pause hands the floor over.',
    down: 'Where nobody asked for it, a long silence leaves the other to guess what you think.',
  },
};

const list = (changes: readonly SkillChange[]) =>
  changes.map(({ skill, points }) => `${skill} by ${Math.abs(points)} points`).join(' and ');

/** English, as a good coach would put it. */
export const english: DebriefingTexts = {
  nothingSaid: (name) =>
    `${name} heard nothing there was an answer to, so there was nothing to assess. To begin, say in one sentence why you are both there, then leave room for an answer.`,
  outcome: (reason, isReached, name) => `${isReached ? endings.objective_reached(name) : endings[reason](name)}.`,
  journey: (name, from, to) =>
    from === to
      ? `${name} was ${stances[from]} from beginning to end`
      : `${name} was ${stances[from]} when you began and ${stances[to]} at the end`,
  journeyOn: (pronoun, from, to) => {
    const subject = pronoun === 'they' ? 'they were' : `${pronoun} was`;
    return from === to
      ? `${subject} ${stances[from]} from beginning to end`
      : `${subject} ${stances[from]} when you began and ${stances[to]} at the end`;
  },
  strengths: (best, weakest) =>
    `your strongest side was ${best}, and ${weakest} is where the next attempt has most to gain`,
  onlyGain: (weakest) => `begin the next attempt with one thing, ${weakest}`,
  onlyStrength: (best) => `what carried you was ${best}`,

  lever: (label) => `It worked: an answer that ${label}.`,
  misstep: (label) => `It shut a door: an answer that ${label}.`,
  repair: (label) => `You put it right with an answer that ${label}.`,
  factOpened: (name, fact) =>
    name === null ? `Here more came within reach: ${fact}.` : `${name} was ready to tell you more: ${fact}.`,
  alsoOpened: (name, fact) =>
    name === null
      ? `It also brought more within reach: ${fact}.`
      : `It also made ${name} ready to tell you more: ${fact}.`,
  tooEarly: (label) => `It came too early: an answer that ${label}.`,
  missedLever: (label) => `There was room here for an answer that ${label}.`,
  turningPoint: (name, to, trend) => `${turningPoints[to][trend](name)}.`,
  turningPointWhy: (trend) =>
    trend === 'up'
      ? 'No single sentence did it: what you had said until here added up.'
      : 'No single sentence did it: small things had added up until here.',
  silence: (name, place, trend) => `${silences[place][trend](name)}.`,
  silenceWhy: (_, place, trend) => silenceReasons[place][trend],
  factWhy: () => 'You learn what lies behind only once there is a reason to tell you.',

  tryLever: (label, why) => `Try an answer that ${label}. ${why}`,
  waitWithLever: (label, why) => `You gave an answer that ${label} too early; keep it for later. ${why}`,
  insteadOfMisstep: (label, why) => `Your answer ${label}; look for another way. ${why}`,

  usedLever: (label, isUsed) =>
    isUsed ? `You set out to try an answer that ${label}, and you did.` : `Still to try: an answer that ${label}.`,
  avoidedMisstep: (label, isAvoided) =>
    isAvoided ? `Last time an answer of yours ${label}; this time none did.` : `Once more an answer of yours ${label}.`,
  openAsYouDid: (label) => `This ${label}, and it worked.`,
  openLikeThis: (label) => `It ${label}.`,
  promise: (said) => `“You'll ${said}”`,
  entry: (label) => `An answer that ${label}`,

  reachedThisTime: 'This time you reached the objective.',
  noLongerReached: 'Last time you reached the objective, this time not.',
  asBefore: 'Skill by skill, this attempt stands about where the last one stood.',
  changes: (up, down) => {
    if (down.length === 0) return `Up since your last attempt: ${list(up)}.`;
    if (up.length === 0) return `Down since your last attempt: ${list(down)}.`;
    return `Since your last attempt you went up in ${list(up)}, and down in ${list(down)}.`;
  },
};
