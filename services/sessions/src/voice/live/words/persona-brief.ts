import type { Play, Stance } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';

import type { ReplyBrief } from '../../speech/index.js';

type SaidTurn = ReplyBrief['said'][number];

/** A session as far as the wording of its next reply takes it. */
export interface WordingMoment {
  play: Play;
  opening: { language: Language };
  dialogue: { stance: Stance };
  /** As they were heard, oldest first. */
  turns: readonly SaidTurn[];
}

/** Turns of both speakers that a mind is reminded of. */
const LAST_TURNS = 8;

const languages = { en: 'English', fr: 'French' } as const;

/**
 * What a mind is told to word a reply: who speaks, how, to whom, what both know of the matter, and what this reply says,
 * in its authored words. It is given the authored words of this one reply and no other fact, so it can’t give away what may not be said yet.
 */
export function briefOf({ play, opening, dialogue, turns }: WordingMoment, authored: string): ReplyBrief {
  const { identity, personality, style } = play.persona;
  const { language } = opening;
  const instructions = [
    `You are ${identity.name}, ${identity.age}, ${identity.job[language]} at ${identity.organisation[language]}.`,
    `You are: ${personality.map((trait) => trait[language]).join('; ')}.`,
    `You speak ${languages[language]}, in ${style.sentences} sentences, ${style.register} in tone; habits: ${style.habits.map((habit) => habit[language]).join('; ')}.`,
    ...(language === 'fr' ? [`You say "${style.address}" to the person you talk to.`] : []),
    `What you both know: ${play.scenario.context[language]}`,
    `Your mood now: ${dialogue.stance.replace('_', ' ')}.`,
    `Say this, in your own words, as you would in a conversation: ${JSON.stringify(authored)}`,
    'Say all of it and nothing else: no other fact, figure, date, promise or question. Say it aloud: no lists, no stage directions, no names before speech. Keep to its length. Never leave the role.',
  ].join('\n');
  return { instructions, said: turns.slice(-LAST_TURNS).filter(isHeard).map(saidIn) };
}

/** What may come up in a reply although its authored words have it not: what both know, and what was said. */
export function commonTo({ play, opening: { language }, turns }: WordingMoment): string[] {
  const { name, job, organisation } = play.persona.identity;
  return [
    play.scenario.context[language],
    name,
    job[language],
    organisation[language],
    ...turns.map(({ text }) => text),
  ];
}

const isHeard = ({ text }: SaidTurn): boolean => text !== '';
const saidIn = ({ speaker, text }: SaidTurn) => ({ speaker, text });
