import type { Language } from '@repartee/proto';

import type { LearnerTurn } from '../model/index.js';
import type { SessionView, Step } from './session-view.js';

/** Cues that say nothing of their own: manners, a nod ("ok", "d'accord"), and what could not be read. */
const PHATIC = new Set([
  'greeting',
  'introduction',
  'thanks',
  'farewell',
  'agreement',
  'small_talk',
  'off_topic',
  'unclear',
]);

const FILLERS: Record<Language, readonly string[]> = {
  en: 'um uh uhm er erm hmm mm mhm ah oh ok okay yes yeah yep no nope well so like right sure fine hi hello hey bye blah'.split(
    ' ',
  ),
  fr: 'euh heu hum hmm mm ah oh ben bah bon ok oui ouais non voilà alors donc quoi hein bonjour salut allo bref bla'.split(
    ' ',
  ),
};

const FEWEST_WORDS = 4;

export const wordsOf = (text: string): string[] => text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a text that are fillers, of a closed list for each language. */
export const fillersIn = (text: string, language: Language): number =>
  wordsOf(text).filter((word) => FILLERS[language].includes(word)).length;

function saysSomething({ reading, text }: LearnerTurn, language: Language): boolean {
  if (reading.cues.some(({ cue }) => !PHATIC.has(cue))) return true;
  if (reading.act === 'unclear' || reading.act === 'off_topic') return false;
  const words = wordsOf(text).filter((word) => !FILLERS[language].includes(word));
  return new Set(words).size >= FEWEST_WORDS;
}

/** Whether there is anything to assess. */
export const saysNothing = (view: SessionView): boolean => turnsOfSubstance(view).length === 0;

/** The learner turns that have something to say; saying the same again adds nothing. */
export function turnsOfSubstance({ transcript, steps }: SessionView): Step[] {
  const said = new Set<string>();
  return steps.filter(({ turn }) => {
    const words = wordsOf(turn.text).join(' ');
    const isNew = !said.has(words);
    said.add(words);
    return isNew && saysSomething(turn, transcript.language);
  });
}
