import type { Language } from '@repartee/proto';
import type { Word } from './words.js';

const list = (words: string): string[] => words.trim().split(/\s+/);

const pastWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    list(`last ago yesterday was were had did came went got told said lost took made left rose fell sent began broke
      gave saw sold ran cut met paid kept held felt heard knew thought wrote spoke bought brought built found grew led
      meant read rang spent stood taught understood won`),
  ),
  fr: new Set(list('hier dernier derniere passe passee etait avait etaient avaient etiez aviez')),
};
const perfect: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['have', 'has']),
  fr: new Set(list('ai as a avons avez ont suis es est sommes etes sont')),
};
const pastEnding: Readonly<Record<Language, RegExp>> = {
  en: /^(?!need|feed|speed|indeed|agreed$).{3,}ed$/,
  fr: /^.{3,}(?:ait|aient)$/,
};
const participle: Readonly<Record<Language, RegExp>> = {
  en: /(?:ed|en|told|said|had|got|made|done|gone|lost|kept|been|sent|left|seen|cut|run|come|put|paid)$/,
  fr: /^(?!.*(?:ble|ique|aire|iste|euse|ive|ante|ente|ile|que|uste|imple|rave)s?$)(?!(?:ce|le|de|je|me|te|se|ne|que|les|des|mes|tes|ses|ces|si|ni)$|autre|meme|votre|notre|libre|prete|sure|dure|pire|seule|bonne|tres|apres|pres|les|des|mes|tes|ses|ces|si|ici|aussi|qui|oui|lui|nous|vous|plus|pas|une?s?$).+(?:e|es|ee|ees|i|is|it|u|us|ue|ues|ert|int)$/,
};
/** What may stand between "have" or "avez" and its participle. */
const between = new Set(
  list(`not never just already always also only really pas jamais rien bien deja encore tout toujours vraiment trop
    beaucoup plus tres mal meme i you we they vous tu nous je il elle on`),
);

/** Whether words `first` to `last` tell of what is over: a verb in the past or the perfect, or a word such as "last". */
export function tellsOfPast(words: readonly Word[], first: number, last: number, language: Language): boolean {
  for (let at = first; at <= last; at += 1) {
    const text = words[at]?.text ?? '';
    if (pastWords[language].has(text) || isPastForm(text, language)) return true;
    if (perfect[language].has(text) && mayCarry(words, at) && hasParticiple(words, at, last, language)) return true;
  }
  return false;
}

const subjects = new Set(list('il elle on ca ce qui y en se me te nous vous'));

/** Without its accent "à" looks like "a"; the verb has a subject or a pronoun before it. */
function mayCarry(words: readonly Word[], at: number): boolean {
  return words[at]?.text !== 'a' || subjects.has(words[at - 1]?.text ?? '');
}

/** Conditionals ("serait") and some presents ("on refait") look like a past in French and are none. */
function isPastForm(text: string, language: Language): boolean {
  return pastEnding[language].test(text) && !(language === 'fr' && notPast.test(text));
}
const notPast = /(?:rait|raient|connait)$|^(?:re|de|satis|par)fait$/;

function hasParticiple(words: readonly Word[], at: number, last: number, language: Language): boolean {
  let next = at + 1;
  while (next < last && between.has(words[next]?.text ?? '')) next += 1;
  return next <= last && participle[language].test(words[next]?.text ?? '');
}
