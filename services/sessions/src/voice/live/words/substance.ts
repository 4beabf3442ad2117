import type { Language } from '@repartee/proto';

import { foldedWords } from '../../domain/overlap/words.js';
import { clausesOf } from './clauses.js';
import { substanceOf } from './denials.js';
import { figuresIn } from './figures.js';

/** So many words of a clause that say something, and none of them known: it is about something else. */
const STRANGE_LEAST = { begins: 2, goesOn: 3 } as const;
/** What is at stake is the author's to say: these words, and others of their stem, come from nowhere else. */
const atStake = new Set(
  (
    'refund refunds compensation compensate lawyer lawyers solicitor attorney court lawsuit tribunal police press journalist ' +
    'newspaper ombudsman cancel cancelled resign resigned resigning resignation discount voucher insurance bonus union ' +
    'remboursement rembourser remboursez dedommagement indemnite indemnisation avocat avocate tribunal police presse ' +
    'journaliste annuler annule demission demissionne demissionner remise reduction assurance prime syndicat plainte'
  ).split(' '),
);
/** Long enough to say something, and saying nothing. */
const empty = new Set(
  (
    'about after again both  almost already also although always another anybody anyone anything because been before being both ' +
    'could does doing done each either else enough even ever every everything from gave give given going gone good hardly ' +
    'have having here into itself just know knows least less like little look made make many maybe mean might more most ' +
    'much must myself once only other others over perhaps please quite rather really right said same says seem seemed should ' +
    'simply since some somebody someone something soon still such take tell than that their them then there these they thing ' +
    'things think this those though thought through till told took truly under until very want wanted well went were what ' +
    'when where whether which while whole whom whose will wish with would your yours yourself ' +
    'afin ainsi alors apres aucun aucune aussi autant autre autres avais avait avant avec avez avoir beaucoup bien bref cela ' +
    'celle celui cependant certes ceux chaque chez chose choses comme comment dans depuis deja dessus dire dirais disais dite ' +
    'dites donc dont elle elles encore enfin ensuite entre etaient etais etait etant etes etre faire fais fait faites faut ' +
    'fois juste leur leurs lorsque maintenant mais meme mien mieux moins notre nous parce parfois pendant peut ' +
    'peux plus plutot pour pourquoi pouvez presque puis quand quel quelle quelles quelque quelques quels quoi sais sait ' +
    'sans sauf savez savoir selon sera serait seulement sont sous suis surtout tant tard tellement tous tout toute toutes ' +
    'tres trop vers veux voici voila voir voudrais vous votre vraiment'
  ).split(' '),
);

/** The words of a text that tell what it is about, each as its first letters. */
const tellingOf = (text: string): string[] =>
  substanceOf(
    foldedWords(text)
      .filter((word) => !empty.has(word))
      .join(' '),
  );

/** What a text may be about. */
export interface Known {
  texts: readonly string[];
  language: Language;
}

/**
 * Whether a part of a text is about something else than the texts that are known: a clause with no word of theirs, its
 * beginning with fewer words already, because it sounds before anything else is known of it; or a word of what is at
 * stake that they have not.
 */
export function strays(text: string, { texts, language }: Known): boolean {
  const known = new Set(texts.flatMap(substanceOf));
  const isStrange = (clause: string, least: number): boolean => {
    const telling = tellingOf(clause);
    return (
      telling.length >= least && !telling.some((word) => known.has(word)) && figuresIn(clause, language).length === 0
    );
  };
  const [first = '', ...later] = clausesOf(text);
  if (isStrange(first, STRANGE_LEAST.begins)) return true;
  if (later.some((clause) => isStrange(clause, STRANGE_LEAST.goesOn))) return true;
  const stakes = foldedWords(text).filter((word) => atStake.has(word));
  return stakes.some((word) => !known.has(word.slice(0, 4)));
}
