import type { Language } from '@repartee/proto';
import { readTurn } from '../read-turn.js';

const slots = (text: string, language: Language): string[] =>
  readTurn({ text, language }).slots.map(({ type, value, said }) => `${type} ${value} "${said}"`);

describe('dates, durations and sums in English', () => {
  it.each([
    ['See you tomorrow.', 'date day:1 "tomorrow"'],
    ['By next Tuesday, then.', 'date next-weekday:2 "next Tuesday"'],
    ['Friday noon suits me.', 'date weekday:5 "Friday noon"'],
    ['On the 12th of March.', 'date date:03-12 "12 March"'],
    ['It is due 2026-03-04.', 'date date:2026-03-04 "2026-03-04"'],
    ['By the end of the week.', 'date week:0:end "the end of the week"'],
    ['It takes 48 hours.', 'duration P2D "48 hours"'],
    ['It takes two weeks.', 'duration P14D "two weeks"'],
    ['It costs €1,500.', 'amount EUR 1500 "€1,500"'],
    ['It costs two hundred and fifty euros.', 'amount EUR 250 "€250"'],
    ['An increase of four percent.', 'percentage 4 % "4%"'],
  ])('are read and normalised: %s', (text, slot) => {
    expect(slots(text, 'en')).toEqual([slot]);
  });
});

describe('dates, durations and sums in French', () => {
  it.each([
    ['À demain matin.', 'date day:1 "demain matin"'],
    ['Mardi prochain, alors.', 'date next-weekday:2 "mardi prochain"'],
    ['Avant le 12 mars.', 'date date:03-12 "le 12 mars"'],
    ['En fin de semaine.', 'date week:0:end "fin de semaine"'],
    ['Il faut quinze jours.', 'duration P14D "quinze jours"'],
    ['Il faut 48 heures.', 'duration P2D "48 heures"'],
    ['Cela coûte quatre-vingt-dix euros.', 'amount EUR 90 "90 euros"'],
    ['Une hausse de quatre pour cent.', 'percentage 4 % "4\u00a0%"'],
  ])('are read and normalised: %s', (text, slot) => {
    expect(slots(text, 'fr')).toEqual([slot]);
  });
});

describe('what the persona is to get', () => {
  it.each([
    ["You'll get a letter.", 'en'],
    ['Vous aurez un autre poste.', 'fr'],
  ] as const)('is worded as no promise of the learner: %s', (text, language) => {
    expect(readTurn({ text, language }).slots.filter(({ type }) => type === 'promise')).toEqual([]);
  });
});

describe('a promise', () => {
  const promise = (text: string, language: Language): string | undefined =>
    readTurn({ text, language }).slots.find(({ type }) => type === 'promise')?.said;

  it.each([
    ["I'll call you back tomorrow.", 'call me back tomorrow'],
    ["I'm going to speak to my manager about your order.", 'speak to your manager about my order'],
    ['I promise to send you €250 by Friday.', 'send me €250 by Friday'],
    ["I'll make sure you get it.", 'make sure I get it'],
    ["I promise I'll call you back.", 'call me back'],
    ["I promise I won't tell anyone what you've just told me.", "not tell anyone what I've just told you"],
    ["I won't forget to call you.", 'call me'],
    ["I'll send you the list and not a letter.", 'send me the list'],
  ])('fits after "you said you would" (en): %s', (text, said) => {
    expect(promise(text, 'en')).toBe(said);
  });

  it.each([
    ['Je vous rappelle demain.', 'me rappeler demain'],
    ['Je vais vous envoyer la pièce.', "m'envoyer la pièce"],
    ['Nous vous enverrons le devis d’ici vendredi.', "m'envoyer le devis d’ici vendredi"],
    ['Je parlerai à mon chef de votre commande.', 'parler à votre chef de ma commande'],
    ["Je m'en occupe.", 'vous en occuper'],
    ['Je vous envoie une invitation à vous deux.', "m'envoyer une invitation à nous deux"],
    ['Je vous appelle moi-même jeudi à 10 heures.', "m'appeler vous-même jeudi à 10 heures"],
    ["J'écris au siège pour dire que l'idée est de vous.", 'écrire au siège'],
    ['Je me renseigne et je vous tiens au courant demain.', 'vous renseigner et me tenir au courant demain'],
    ['Je vous promets de vous rappeler vendredi.', 'me rappeler vendredi'],
    ["Je vous promets qu'on vous rappelle lundi.", 'me rappeler lundi'],
    ['On vous livre la pièce lundi.', 'me livrer la pièce lundi'],
  ])('fits after "vous avez dit que vous alliez" (fr): %s', (text, said) => {
    expect(promise(text, 'fr')).toBe(said);
  });

  it.each([
    ["Je vous promets que je n'y peux rien.", 'fr'],
    ["Dire qu'on livre bien, tout le monde sait le faire.", 'fr'],
    ["On verra quand on vous interrogera en fin d'année.", 'fr'],
    ['Je vais tâcher de faire court.', 'fr'],
    ["I'll do what I can to keep it short.", 'en'],
    ["I'm calling you and not a list.", 'en'],
    ['Je vous appelle vous, et pas une liste.', 'fr'],
    ['Ce que je mets, moi : dix heures de renfort.', 'fr'],
  ] as const)('is none where nothing is taken on beyond this talk: %s', (text, language) => {
    expect(promise(text, language)).toBeUndefined();
  });

  it('shares its number with its date', () => {
    const read = readTurn({ text: "I'll call you on Friday.", language: 'en' });
    expect(read.slots.map(({ type, promise: number }) => [type, number])).toEqual([
      ['promise', 0],
      ['date', 0],
    ]);
  });

  it('is the same whatever its date', () => {
    const value = (text: string) =>
      readTurn({ text, language: 'en' }).slots.find(({ type }) => type === 'promise')?.value;
    expect(value("I'll call you on Friday.")).toBe(value('I will call you tomorrow.'));
  });

  it('is left out where it holds an insult', () => {
    expect(promise("I'll call you idiot tomorrow.", 'en')).toBeUndefined();
  });
});

describe('a name', () => {
  const names = (text: string, language: Language): string[] =>
    readTurn({ text, language }).slots.flatMap(({ type, said }) => (type === 'name' ? [said] : []));

  it('is taken after an introduction in any case', () => {
    expect(names('my name is sophie', 'en')).toEqual(['Sophie']);
    expect(names("je m'appelle karim", 'fr')).toEqual(['Karim']);
  });

  it('is taken from a capital within a sentence', () => {
    expect(names('My colleague Karim Haddad will help.', 'en')).toEqual(['Karim Haddad']);
  });

  it('is no weekday and no first word', () => {
    expect(names('Deliveries come on Friday.', 'en')).toEqual([]);
  });

  it.each([
    ['en', 'My name is on the file.'],
    ['en', 'My name is not the point.'],
    ['fr', 'Mon nom est sur la porte.'],
    ['fr', 'Je vous appelle au nom de notre service.'],
  ] as const)('is no small word that follows one (%s): %s', (language, text) => {
    expect(names(text, language)).toEqual([]);
  });
});
