import type { Turn } from '@repartee/dialogue';

import type { OwedReply } from '../../../live/domain/owed-reply.js';
import type { LiveSession } from '../../../live/domain/session.js';
import type { ReplyBrief } from '../../speech/index.js';

/** Turns of both speakers that a mind is reminded of. */
const LAST_TURNS = 8;

const languages = { en: 'English', fr: 'French' } as const;

/**
 * What a mind is told to word a reply: who speaks, how, to whom, what both know of the matter, and what this reply says.
 * It is given the authored words of this one reply and no other fact, so it can’t give away what may not be said yet.
 */
export function briefOf({ play, opening, dialogue, turns }: LiveSession, reply: OwedReply): ReplyBrief {
  const { identity, personality, style } = play.persona;
  const { language } = opening;
  const instructions = [
    `You are ${identity.name}, ${identity.age}, ${identity.job[language]} at ${identity.organisation[language]}.`,
    `You are: ${personality.map((trait) => trait[language]).join('; ')}.`,
    `You speak ${languages[language]}, in ${style.sentences} sentences, ${style.register} in tone; habits: ${style.habits.map((habit) => habit[language]).join('; ')}.`,
    ...(language === 'fr' ? [`You say "${style.address}" to the person you talk to.`] : []),
    `What you both know: ${play.scenario.context[language]}`,
    `Your mood now: ${dialogue.stance.replace('_', ' ')}.`,
    `Say this, in your own words, as you would in a conversation: ${JSON.stringify(reply.text)}`,
    'Say all of it and nothing else: no other fact, figure, date, promise or question. Say it aloud: no lists, no stage directions, no names before speech. Keep to its length. Never leave the role.',
  ].join('\n');
  return { instructions, said: turns.slice(-LAST_TURNS).filter(isHeard).map(saidIn) };
}

/** What may come up in a reply although its authored words have it not: what both know, and what was said. */
export function commonTo({ play, opening: { language }, turns }: LiveSession): string[] {
  const { name, job, organisation } = play.persona.identity;
  return [
    play.scenario.context[language],
    name,
    job[language],
    organisation[language],
    ...turns.map(({ text }) => text),
  ];
}

const isHeard = ({ text }: Turn): boolean => text !== '';
const saidIn = ({ speaker, text }: Turn) => ({ speaker, text });
