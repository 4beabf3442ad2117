import { z } from 'zod';
import { wordsOfAnswer } from './case-words.js';
import type { DispositionValues } from './condition.js';
import type { Persona } from './persona.js';
import type { Language } from './text.js';

/** How somebody is likely to react; it sets the persona's disposition at the start. */
export const caseReactions = ['angry', 'cold', 'hurt', 'evasive'] as const;
export const CaseReaction = z.enum(caseReactions);
export type CaseReaction = z.infer<typeof CaseReaction>;

/** One line without the signs that mark slots in contents. */
const phrase = (longest: number) =>
  z
    .string()
    .trim()
    .min(2, 'Say it in a few words.')
    .max(longest, `At most ${String(longest)} characters: a few words that can be said in one breath.`)
    .regex(/^[^[\]{}<>|\n\r]*$/, 'Plain words on one line, without brackets.');

/** Your case: five answers about a conversation of one's own. Every answer completes a sentence of the persona's. */
export const CaseAnswers = z.strictObject({
  /** A first name is enough. */
  who: phrase(40),
  /** How the two address one another in French. */
  address: z.enum(['tu', 'vous']),
  /** Completes "It is about …": "the kitchen that came late". */
  event: phrase(80),
  /** The day it happened. */
  date: z.iso.date('Choose the day it happened.'),
  /** What was said or promised before, as it was said: "You'll have it by Friday."; null where nothing was. */
  said: phrase(120).nullable(),
  /** Completes "I would like to …": "agree on a new date". */
  goal: phrase(80),
  reaction: CaseReaction,
});
export type CaseAnswers = z.infer<typeof CaseAnswers>;

/**
 * The answers that contents are cast with. `castOn` is the day of it, by which a day of another year is said with its year;
 * sessions opened before that was kept are without it, and say every day without.
 */
export const CastAnswers = CaseAnswers.extend({ castOn: z.iso.date().optional() });
export type CastAnswers = z.infer<typeof CastAnswers>;

/** Slots that texts of a case template may hold, as in "[event]"; a line with one that has no answer is left out. */
export const caseSlots = ['who', 'event', 'when', 'said', 'goal'] as const;
export type CaseSlot = (typeof caseSlots)[number];

const slotPattern = new RegExp(`\\[(${caseSlots.join('|')})\\]`, 'g');
const addressPattern = /\[([^[\]|]*)\|([^[\]|]*)\]/g;

/** The day as it is said: "on Thursday 12 November", "le jeudi 12 novembre"; with its year where that is another one. */
function dayAsSaid({ date, castOn = date }: CastAnswers, language: Language) {
  const isOfAnotherYear = date.slice(0, 4) !== castOn.slice(0, 4);
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
    ...(isOfAnotherYear && { year: 'numeric' }),
  }).format(new Date(`${date}T00:00:00Z`));
  return language === 'en' ? `on ${day.replace(',', '')}` : `le ${day}`;
}

/** A phrase without its full stop, to stand inside a sentence. */
const inside = (text: string) => text.trim().replace(/[.\s]+$/u, '');

function slotValues(answers: CastAnswers, language: Language): Record<CaseSlot, string | null> {
  return {
    who: answers.who.trim(),
    event: inside(answers.event),
    when: dayAsSaid(answers, language),
    said: answers.said === null ? null : inside(answers.said),
    goal: inside(answers.goal),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A slot at the head of a text or of a sentence in it. */
const beginsSentence = (text: string, at: number) => /(^|[.!?…]\s+)$/u.test(text.slice(0, at));

/** The text with its slots filled and "[vous êtes|tu es]" chosen by address; null where a slot has no answer. */
function castText(
  text: string,
  values: Record<CaseSlot, string | null>,
  address: 'tu' | 'vous',
  atHead = capitalised,
): string | null {
  const addressed = text.replace(addressPattern, (_whole, formal: string, familiar: string) =>
    address === 'vous' ? formal : familiar,
  );
  let missing = false;
  const filled = addressed.replace(slotPattern, (_whole, slot: CaseSlot, at: number) => {
    const value = values[slot];
    missing ||= value === null;
    return value === null ? '' : beginsSentence(addressed, at) ? atHead(value) : value;
  });
  return missing ? null : filled;
}

/** Members whose texts are patterns, where a slot stands for the words its answer is known by. */
const patternMembers = new Set(['words', 'heard', 'unless']);

/** A slot in a pattern, as in "can|could * [goal]", becomes the words that tell; one with none leaves the pattern out. */
function castPattern(pattern: string, values: Record<CaseSlot, string | null>, address: 'tu' | 'vous'): string | null {
  const words = Object.fromEntries(
    caseSlots.map((slot) => [slot, wordsOfAnswer(values[slot] ?? '')]),
  ) as Record<CaseSlot, string | null>; // prettier-ignore
  return castText(pattern, words, address, (text) => text);
}

/**
 * A case template (persona, scenario or any part of them) with the answers of one case in its texts: a content like any
 * other, that engine, scoring and pages take as it is. Lines with a slot that has no answer are left out of their lists.
 */
export function castCase<T>(content: T, answers: CastAnswers): T {
  const values = { en: slotValues(answers, 'en'), fr: slotValues(answers, 'fr') };
  const cast = (node: unknown, language: Language, isPattern: boolean): unknown => {
    if (typeof node === 'string')
      return isPattern
        ? castPattern(node, values[language], answers.address)
        : castText(node, values[language], answers.address);
    if (Array.isArray(node)) return node.map((item) => cast(item, language, isPattern)).filter((item) => item !== null);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        const isLanguage = key === 'en' || key === 'fr';
        return [key, cast(value, isLanguage ? key : language, isLanguage ? isPattern : patternMembers.has(key))];
      }),
    );
  };
  return cast(content, 'en', false) as T;
}

const shifts: Readonly<Record<CaseReaction, Partial<DispositionValues>>> = {
  angry: { tension: 12, trust: -4 },
  cold: { openness: -8, trust: -4 },
  hurt: { tension: 4, openness: -4 },
  evasive: { openness: -10 },
};

const clamped = (value: number) => Math.max(0, Math.min(100, value));

/** How the persona of a case starts, by how the other is likely to react. */
export function startsOf(starts: DispositionValues, reaction: CaseReaction): DispositionValues {
  const { trust = 0, tension = 0, openness = 0 } = shifts[reaction];
  return {
    trust: clamped(starts.trust + trust),
    tension: clamped(starts.tension + tension),
    openness: clamped(starts.openness + openness),
  };
}

/** The persona of a template as the other of one case: named, addressed and in the mood that the answers say. */
export function castPersona(persona: Persona, answers: CastAnswers): Persona {
  const cast = castCase(persona, answers);
  return {
    ...cast,
    style: { ...cast.style, address: answers.address },
    starts: startsOf(cast.starts, answers.reaction),
  };
}
