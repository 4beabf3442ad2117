import type { Language } from '@repartee/proto';

/** The words of one language that tell a whole clause from a piece of one. */
interface Clauses {
  /** "Call you and not a list": set against what was not promised. */
  against: RegExp;
  /** Words that want something after them. */
  loose: RegExp;
  /** A second half that is no deed: it begins with a subject, or with no verb; "a yes or a no" are two of one kind. */
  tail: RegExp;
  /** Verbs that say nothing without what they are done to, and nothing but a time after them. */
  bare: RegExp;
  /** What it is about was said before it: "I'll come back to that". */
  pointing: RegExp;
  /** What tells something and is no deed: "I can assure you that …". */
  telling: RegExp;
}

const clauses: Readonly<Record<Language, Clauses>> = {
  en: {
    against: /\b(?:and|but|or) (?:not|no|never|then not)\b/u,
    loose:
      /\b(?:and|but|or|not|to|of|with|from|at|in|a|an|the|my|your|his|her|their|that|if|who|which|because|so|than)$/u,
    tail: /\b(?:and|but|or) (?:i|you|he|she|it|we|they|the|my|your|that|this|so|then)\b|(?<!\b(?:a|an|the|my|your) (?:[\p{L}-]+ ){1,3})\b(?:and|but|or) an?\b/u,
    bare: /^(?:put|bring|send|take|make|give|order|keep|find|lend|hand|offer|set|have)(?: (?:(?:on|by|before|until|in|at|from|for) )?(?:today|tonight|tomorrow|now|soon|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d+(?::\d+)?))*$/u,
    pointing: /^(?:come|get|go|be) back$/u,
    telling: /^(?:assure|guarantee) (?:you )?(?:that )?(?:the|it)\b/u,
  },
  fr: {
    against: /\b(?:et|mais|ou) (?:pas|non|jamais|surtout pas)(?![\p{L}])/u,
    loose:
      /(?:^|\s)(?:et|mais|ou|pas|à|de|du|des|avec|en|pour|par|dans|sur|le|la|les|un|une|mon|ma|mes|votre|vos|ton|ta|tes|que|qui|si|dont|car|afin)$/u,
    tail: /\b(?:et|mais|ou) (?:je|j['’]|vous|tu|il|elle|on|nous|ils|elles|la|le|les|que|ensuite|puis)(?![\p{L}])(?! \p{L}+(?:er|ir|re)(?![\p{L}]))|(?<!(?:^|\s)(?:une?|le|la|les|mon|ma|mes) (?:[\p{L}-]+ ){1,3})(?<![\p{L}])(?:et|mais|ou) une?(?![\p{L}])/u,
    bare: /^(?:mettre|apporter|envoyer|prendre|faire|donner|commander|garder|trouver|prêter|remettre|transmettre|poser|offrir|proposer|obtenir|avoir)(?: (?:(?:en|le|au|à|dès|avant|pour|vers|d['’]ici(?: à)?) )?(?:aujourd['’]hui|demain|ce soir|maintenant|midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|\d+(?: ?h(?:eures)?)?))*$/u,
    pointing: /(?<![\p{L}])(?:ça|cela|ceci)(?![\p{L}])|^(?:y )?revenir$/u,
    telling: /^(?:(?:vous|te|me) )?(?:garantir|assurer) qu(?:e l[ae]s? |’|')/u,
  },
};

/**
 * Whether what was promised can be said back as it was taken down: a verb with what it is done to, and no more than
 * that. A piece of a clause is acknowledged, and never repeated: nobody says "you'll call me and not a list".
 */
export const isWhole = (promise: string, language: Language): boolean => {
  const said = promise.trim().toLowerCase();
  const { against, loose, tail, bare, pointing, telling } = clauses[language];
  return said !== '' && ![against, loose, tail, bare, pointing, telling].some((broken) => broken.test(said));
};

/** Whether what was taken down as promised only tells something: nobody can take it back. */
export const tellsOnly = (promise: string, language: Language): boolean =>
  clauses[language].telling.test(promise.trim().toLowerCase());

type Slots = Readonly<Partial<Record<string, string>>>;

/** What of a turn may come back in the persona's words: a promise only where it is whole. */
export const echoed = (slots: Slots, language: Language): Slots => {
  const { promise, ...others } = slots;
  return promise === undefined || isWhole(promise, language) ? slots : others;
};
