import { castCase, caseSlots, exampleAnswers } from '@repartee/proto';
import type { CaseSlot, CastAnswers, Language } from '@repartee/proto';

import { tidied } from './draft.js';
import type { CaseDraft } from './draft.js';

/** A piece of a sentence; `slot` where it is an answer, `given` once it is the learner's own. */
export interface Part {
  text: string;
  slot: CaseSlot | null;
  given: boolean;
}

/**
 * What any persona may say, in the shape in which templates hold it: one sees at once where an answer does not fit. The
 * second is without what was said where nothing was.
 */
const sentences: Record<Language, [string, string, string]> = {
  en: ['So it’s about [event].', 'That was [when]. You told me: “[said]”.', 'That was [when]. I haven’t forgotten.'],
  fr: [
    'C’est donc pour [event] que [vous vouliez|tu voulais] me parler.',
    'C’était [when]. [Vous m’avez|Tu m’as] dit : « [said] ».',
    'C’était [when]. Je n’ai pas oublié.',
  ],
};

/** The aim as every briefing says it to the learner; no persona says it. */
export const aimSentence: Record<Language, string> = { en: 'You would like to [goal].', fr: 'Vous voulez [goal].' };

export const personaSentences = ({ language, said }: Pick<CaseDraft, 'language' | 'said'>) => {
  const [event, when, unsaid] = sentences[language];
  return { event, when: said.trim() === '' ? unsaid : when };
};

const isSlot = (text: string): text is CaseSlot => (caseSlots as readonly string[]).includes(text);
/** A slot that begins a text is given a capital; a sign of no width keeps it small where it does not. */
const NO_WIDTH = '\u200b';

/** The answers given so far, those not given replaced by examples; `today` for a day. */
const filled = (draft: CaseDraft, today: string): { answers: CastAnswers; given: Set<CaseSlot> } => {
  const { who, address, event, date, said, goal } = tidied(draft);
  const example = exampleAnswers[draft.language];
  const given = new Set<CaseSlot>();
  const own = (slot: CaseSlot, text: string, instead: string): string => {
    if (text !== '') given.add(slot);
    return text || instead;
  };
  const answers = {
    who: own('who', who, example.who),
    event: own('event', event, example.event),
    date: own('when', date, today),
    said: own('said', said, example.said),
    goal: own('goal', goal, example.goal),
  };
  return { answers: { ...answers, address, reaction: draft.reaction || 'cold', castOn: today }, given };
};

/** A text of a template, cast with a draft, in pieces, so that a page may mark what came from where. */
export const partsOf = (text: string, draft: CaseDraft, today: string): Part[] => {
  const { answers, given } = filled(draft, today);
  const { language } = draft;
  const cast = (piece: string): string => castCase({ [language]: piece }, answers)[language] ?? '';
  const pieces = text.split(new RegExp(`\\[(${caseSlots.join('|')})\\]`, 'u'));
  return pieces
    .map((piece, index): Part => {
      if (index % 2 === 0 || !isSlot(piece)) return { text: cast(piece), slot: null, given: false };
      const isFirst = index === 1 && pieces[0] === '';
      const words = cast(`${isFirst ? '' : NO_WIDTH}[${piece}]`).replace(NO_WIDTH, '');
      return { text: words, slot: piece, given: given.has(piece) };
    })
    .filter((part) => part.text !== '');
};

/** The same as one text. */
export const readAs = (text: string, draft: CaseDraft, today: string): string =>
  partsOf(text, draft, today)
    .map((part) => part.text)
    .join('');
