import type { Language } from '@repartee/proto';
import type { PatternIndex } from '../../patterns/index.js';
import { findPatterns, indexPatterns } from '../../patterns/index.js';
import type { Analysis } from '../analysis.js';
import { packs } from '../language/index.js';
import type { Stretch } from './matter.js';
import { isAside } from './matter.js';

/**
 * Things that have two sides, one of which a statement takes: in writing or by word of mouth, at our expense or at yours.
 * Denied, it takes the other.
 */
const sides: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    'written+': [
      'in writing',
      'on|to paper',
      'write|writing|put|putting * down',
      'black and white',
      'write|writing|written',
      'by mail|email|post|letter',
    ],
    'written-': ['orally|verbally', 'word of mouth', 'just|simply|only talk'],
    'ours+': [
      'paid by us|me',
      'i|we * pay|cover|refund|reimburse',
      'at|on our expense|cost',
      'for free',
      'free of charge',
      'out of my|our own? budget|pocket',
      'costs you nothing',
      'pay|give you back',
    ],
    'ours-': [
      'you * pay|cover',
      'out of your own? pocket',
      'at|on your own? expense|cost|charge',
      'stays|remains|lies|is with you',
      'your own car|money|time',
    ],
    'secret+': [
      'between us|ourselves',
      'between you and',
      'confidential|confidentially',
      'in confidence',
      'to myself',
      'to my|our notes',
    ],
    'secret-': [
      'leaves|leave|leaving|left this|the room|office|house',
      'let the|your|head|my|everybody|everyone|them|him|her * know',
      'tell|telling|inform everybody|everyone|head|the|your|my|them|him|her',
      'in|into|on the|your|his|her|my file|record',
      'call|calling|ring|ringing|phone * about',
    ],
    'by_me+': ['myself|personally', 'in person', 'i alone', 'nobody else'],
    'together+': [
      'with|beside|alongside you',
      'next to you',
      'at|by your side',
      'together',
      'i|we will be there',
      'will be there|present',
      'the two|both of us',
    ],
    'together-': ['alone', 'by|all yourself|yourselves|themselves', 'on your|their own', 'without me|us'],
    'ours_place+': ['at our|my', 'here|over at|to our|us', 'with us', 'to us', 'come|coming over'],
    'ours_place-': [
      'at your|yours',
      'in your own? walls|house|rooms|place',
      'i|we * come|coming|drive|travel to you|your',
      'visit you',
      'you need not|do not go|travel|come|move',
    ],
    'yours_to_say+': [
      'your decision|choice|call',
      'you * decide|choose|pick',
      'up to you',
      'have|get|having a|your say',
      'a say in',
    ],
    'yours_to_say-': [
      'already * decided|written|settled|fixed',
      'for the board|director|management',
      'as it is|stands',
      'decided|settled without',
    ],
    'reserved+': ['reserved|kept|held for you', 'for you alone', 'only|just for you', 'you alone'],
    'reserved-': [
      'for|to anyone|anybody|everyone|everybody|all|others',
      'open to',
      'advertised',
      'someone|somebody|anyone else',
    ],
    'hurry+': [
      'hurry|rush',
      'choose|decide|choice|decision|answer * today|now',
      'need|want * now|today|before|straight',
      'right|straight away',
      'immediately|at_once',
      'before you leave|go|sign',
    ],
    'hurry-': [
      'take your time',
      'let it settle',
      'think it over',
      'before you decide|choose|sign|go|leave * anything',
      'as long as you',
    ],
    'direct+': ['direct line|number', 'my own? number|line', 'call|reach|ring me directly?', 'me directly'],
    'direct-': ['general|main|central|usual line|number', 'switchboard|hotline'],
    'to_me+': ['come|comes|go|goes|coming|going * to|through me|us', 'to|through me first|before'],
    'to_me-': ['call|calling|ring|ringing|phone|phoning * you', 'you directly'],
    'down+': ['downwards|down as|too', 'both ways', 'up and down', 'downwards'],
    'down-': ['only * upwards|up', 'only upwards|up'],
    'kept+': [
      'stay|stays|staying|remain|remains|remaining|unchanged|still',
      'keep|keeps|keeping',
      'continue|continues',
      'go|goes|going on',
      'no change',
      'leave|leaving * in|as|where',
    ],
    'kept-': [
      'remove|removed|delete|deleted|erase|erased|replace|replaced|drop|dropped|cancel|cancelled|withdraw|withdrawn|correct|corrected|group|regroup|swap|swapped|change|changes|changed|move|moved',
      'take|taken|taking|takes * out|over|off|away',
      'order|ordering|ordered a|an|that|the|two|new',
      'give|gives|giving up',
      'percent|cent|euros|pounds|month|year less|more|lower|higher',
    ],
  },
  fr: {
    'written+': [
      'par ecrit|mail|courrier|lettre',
      'noir sur blanc',
      'sur le? papier',
      'ecrire|ecris|ecrit|ecrite|ecrits|ecrirai|ecrivez|ecrivons',
    ],
    'written-': [
      "a l'oral",
      'oralement',
      'de vive voix',
      'de bouche a oreille',
      'simplement|seulement discuter|parler',
      'discutera|discuterons|parlera simplement|seulement',
    ],
    'ours+': [
      'nous|on|je * paie|payons|paye|rembourse|remboursons|prends_en_charge|prend_en_charge',
      'a|sur nos|notre|mes frais|charge|budget',
      'sur mon|notre budget',
      'nous qui * payons|paye',
      'est|sont pour nous|moi',
      'gratuit|gratuite|gratuitement|offert|offerte',
    ],
    'ours-': [
      'a|de|sur votre|ta|vos|tes charge|frais|poche|depens',
      'de votre|ta poche',
      '<you> * payer|payez|paierez|paies|paieras|reglez|reglerez',
      'a regler|payer sur|par|de',
      'votre|ta voiture',
    ],
    'secret+': [
      'entre nous|quatre_yeux',
      'confidentiel|confidentielle|confidentiellement',
      'pour moi seul|seule',
      'dans mes notes',
      'sort|sortira pas|rien * ici|piece',
    ],
    'secret-': [
      'raconter|raconte|rapporter|signaler|signale a|au|aux',
      'dire|dirai|dis|parle|parlerai|parler a|au|aux',
      'au|dans|a le|la|votre|ton|son? dossier',
      'au|a sujet|propos de',
      'consigne|consigner|inscris|inscrire',
    ],
    'by_me+': [
      'moi meme',
      'moi-meme',
      'personnellement',
      'en personne',
      'moi seul|seule',
      'seul|seule interlocuteur|interlocutrice',
    ],
    'together+': [
      'avec <you>|vous|toi',
      'a|de cote|cotes',
      'a cote de',
      'ensemble',
      'tous les deux|toutes',
      'a <you> cotes',
      'a vos|tes cotes',
      'je serai|suis la',
      'sera|serai la|present',
    ],
    'together-': [
      'seul|seule|seuls|seules',
      'sans moi|nous',
      'vous|toi meme|memes',
      'debrouiller|debrouillez|debrouilleras|debrouillerez|arranger|arrangez',
    ],
    'ours_place+': ['chez nous|moi', 'dans|sur nos|notre murs|site|locaux|depot', 'ici a'],
    'ours_place-': [
      'chez vous|toi',
      'dans|sur|a vos|votre|tes|ton murs|site|locaux|cabinet',
      'je|nous|on * viens|viendrai|venons|vient|passe|passerai * a|au|chez',
      '<you> * pas a bouger|venir|deplacer',
    ],
    'yours_to_say+': [
      '<you> qui decidez|decides|choisissez|choisis|deciderez|choisirez',
      '<you> * decidez|decides|choisissez|choisis|choisirez|deciderez',
      'votre|ton decision|choix',
      'mot a dire',
    ],
    'yours_to_say-': [
      'deja * decide|ecrit|fixe|regle|tranche',
      'tel quel',
      'decide|regle sans',
      'direction * decide|decidera|tranche',
    ],
    'reserved+': [
      '<you> est|sera reserve|reservee',
      'reserve|reservee|garde|gardee pour',
      'rien que pour',
      'pour <you> seul|seule',
      '<you> seule|seul',
    ],
    'reserved-': ['ouvert|ouverte a|aux', 'a|pour tout|tous le? monde|autres', "quelqu'un d'autre"],
    'hurry+': [
      'rien * presse',
      'presse|urgent',
      "il me|nous faut * avant|maintenant|aujourd'hui|tout",
      'tout de suite',
      'immediatement',
      "choisir|decider|repondre * aujourd'hui|maintenant|ici",
    ],
    'hurry-': [
      'prenez|prends votre|ton|le temps',
      'laissez|laisse reposer|murir',
      'rien ne presse',
      'avant de|que * decider|choisir|signer|parte|partir',
      'tant que <you>',
    ],
    'direct+': ['ma ligne|numero', 'mon numero', 'ligne directe', "m' appeler|joindre|appelez|joindrez", 'directement'],
    'direct-': ['standard|accueil|plateforme', 'ligne|numero generale|general|central'],
    'to_me+': ['arrivent|arrive|passent|passe|viennent|vient chez|par|a moi', 'chez|par moi'],
    'to_me-': ['<you> appeler|appelle|appelera|appelleront|appeleront|telephoner', '<you> en direct'],
    'down+': ['a la baisse', 'dans les deux sens'],
    'down-': ["qu'a la hausse", "ne * qu'a la hausse", 'que a la hausse', 'seulement|uniquement a la hausse'],
    'kept+': [
      'reste|restent|restera|resteront|demeure|conserve|conserves|conserverez',
      'garde|gardes|gardez|gardons|garder|garderez|garderas',
      'continue|continues|continuez|continuer|continuera|continuerez',
      'telle|tel quelle|quel',
      'change|bouge * pas|rien',
    ],
    'kept-': [
      'efface|effacer|effacerai|effacee|retire|retirer|retirerai|retiree|supprime|supprimer|supprimee|enleve|enlever|remplace|remplacer|annule|annuler|corrige|corriger|regrouper|regroupe|regrouperai|reprend|reprennent|reprendra|reprendront',
      'percent|cent|euros|mois|an de moins|plus',
      'commande|commander|commanderai|change|changer|changera|bouge|bougera|deplace|deplacer',
    ],
  },
};

const indexed = new Map<Language, PatternIndex<string>>();

const indexOf = (language: Language): PatternIndex<string> => {
  const known = indexed.get(language);
  if (known) return known;
  const groups = Object.entries(sides[language]).map(([id, patterns]) => ({ id, patterns }));
  const index = indexPatterns(groups, language, packs[language].classes);
  indexed.set(language, index);
  return index;
};

/** The other side of the same thing. */
export const otherSide = (side: string): string => `${side.slice(0, -1)}${side.endsWith('+') ? '-' : '+'}`;

/** The sides that the words of a stretch take; of a thing on both sides, none. */
export function sidesIn(turn: Analysis, { first, last }: Stretch): string[] {
  const words = turn.words.slice(first, last + 1);
  const found = findPatterns(indexOf(turn.language), words)
    .filter((match) => !isAside(turn, first + match.first))
    .map(({ id, first: at, last: to, negative }) => {
      const isDenied = !negative && turn.negated.slice(first + at, first + to + 1).some(Boolean);
      return isDenied ? otherSide(id) : id;
    });
  return [...new Set(found)].filter((side) => !found.includes(otherSide(side)));
}
