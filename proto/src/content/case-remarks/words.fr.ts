import type { RemarkSentences } from './words.js';

/** French, in the polite form. */
export const french: RemarkSentences = {
  any: {
    tooLong: '{over} caractères de trop : cela se dit d’un seul souffle, en {most} au plus.',
    brackets: 'Des mots simples, s’il vous plaît : ni crochets ni barres.',
    link: 'Ni adresse ni lien, s’il vous plaît : ce sera dit à voix haute. Quelques mots suffisent, par exemple « {example} ».',
    otherLanguage:
      'Cela semble écrit dans une autre langue que la conversation. Écrivez-le dans la langue choisie plus haut, par exemple « {example} ».',
  },
  who: {
    missing: 'Il faut un prénom, par exemple « {example} ». N’importe lequel convient.',
    title: 'Un prénom suffit, par exemple « {example} ». Avec un titre, il reviendrait dans chaque phrase.',
    role: 'C’est ce que cette personne est pour vous. Donnez-lui un prénom, par exemple « {example} » ; n’importe lequel convient.',
    lastName: 'On dirait un nom de famille. Un prénom suffit, par exemple « {example} ».',
  },
  event: {
    missing: 'Dites en quelques mots de quoi il s’agit, par exemple « {example} ».',
    sentence:
      'C’est une phrase entière. On la dira à l’intérieur d’une autre : mieux vaut quelques mots qui nomment la chose, par exemple « {example} ».',
    about: 'Le premier mot y est déjà : la phrase le dit elle-même.',
    mine: 'C’est l’autre qui dira ces mots, et « mon » deviendrait le sien. Essayez « le » ou « la », par exemple « {example} ».',
    theirs:
      'C’est l’autre qui dira ces mots, et « son » ou « sa » parlerait d’une autre personne. Essayez « le » ou « la », par exemple « {example} ».',
    named:
      'C’est l’autre qui dira ces mots, et personne ne s’appelle par son nom. Enlevez le prénom, par exemple « {example} ».',
  },
  date: {
    missing: 'Choisissez le jour où c’est arrivé. Si cela a duré, prenez celui où vous l’avez remarqué.',
    future:
      'Ce jour est encore à venir. Choisissez celui où c’est arrivé ou s’est décidé, non celui de votre conversation.',
    longAgo: 'C’est loin : le jour et le mois seront dits, sans l’année.',
  },
  said: {
    nothing: 'Alors laissez vide : on ne prétendra pas que vous avez dit quelque chose.',
    short: 'Donnez les mots tels quels, par exemple « {example} », ou laissez vide.',
    quoted: 'Sans guillemets : ils sont mis pour vous.',
    reported: 'Donnez les mots eux-mêmes, tels que vous les avez dits : « {example} », et non ce dont ils parlaient.',
  },
  goal: {
    missing: 'Dites ce que vous voulez avoir fait à la fin, par exemple « {example} ».',
    wish: 'La phrase a déjà son début. Commencez par le verbe.',
    notAVerb: 'Commencez par un verbe à l’infinitif, par exemple « {example} ».',
    mine: 'C’est votre préparation qui vous le dit, et « mon » ou « me » y sonneraient faux. Essayez sans, par exemple « {example} ».',
  },
};
