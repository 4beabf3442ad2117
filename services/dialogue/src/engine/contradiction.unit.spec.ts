import { noticed } from './noticed.fixture.js';

describe('another value on the same matter', () => {
  it.each([
    ['en', 'The plumber arrives on Monday.', 'The plumber arrives on Wednesday.', 'date: Monday > Wednesday'],
    ['en', "I'll ring you tonight.", "So I'll ring you next week.", 'date: tonight > next week'],
    ['en', 'The training lasts three days.', 'So the training lasts one day.', 'duration: three days > one day'],
    ['en', 'Your deposit is 300 euros.', 'The deposit comes to 180 euros.', 'amount: €300 > €180'],
    ['en', 'I counted six complaints.', 'There were ten complaints.', 'amount: six complaints > ten complaints'],
    ['fr', 'Le plombier passe lundi.', 'Le plombier passe mercredi.', 'date: lundi > mercredi'],
    ['fr', "L'essai est prévu le 12.", "L'essai aura lieu le 20.", 'date: le 12 > le 20'],
    ['fr', 'La caution est de 300 euros.', 'La caution sera de 180 euros.', 'amount: 300 euros > 180 euros'],
  ] as const)('is noticed (%s): %s %s', (language, before, now, contradiction) => {
    expect(noticed(language, before, now)).toBe(contradiction);
  });

  it.each([
    ['en', "I'm free for you on Tuesday the 14th.", "So it's the 23rd, as I mentioned."],
    ['en', 'Help at the desk starts on the first of May.', 'As agreed, somebody joins you on the first of June.'],
    ['en', 'I can spend 1500 euros on it.', "With the 300 euros I have, as I was saying, we can't do a lot."],
    ['fr', 'Le contrat est à vous le 12 mai.', 'Vous avez tout le 3 juin, comme on en a parlé.'],
  ] as const)('is noticed where the turn goes back to it (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).not.toBeNull();
  });

  it('is not laid on what the turn may not mean', () => {
    expect(
      noticed('en', "I'll be there on Monday, and the van on Friday.", 'We start on Tuesday, as I said.'),
    ).toBeNull();
  });

  it('is noticed some turns later', () => {
    expect(noticed('en', 'The plumber arrives on Monday.', 'I see.', 'Right.', 'The plumber arrives on Friday.')).toBe(
      'date: Monday > Friday',
    );
  });

  it.each([
    ['en', 'The plumber arrives on Monday.', 'The plumber arrives on Monday at noon.'],
    ['en', 'The plumber arrives on Monday.', 'Your invoice leaves on Wednesday.'],
    ['en', 'The plumber was due on Monday.', 'The plumber arrives on Wednesday.'],
    ['en', 'The machine was 650 euros.', 'We pay back 80 euros of laundry.'],
    ['en', 'The plumber arrives on Monday.', 'Would Wednesday suit you?'],
    ['fr', 'Le plombier passe lundi.', 'Votre facture part mercredi.'],
    ['en', 'We were on time over the last twelve months.', 'If you signed for two years we could do it.'],
    ['en', 'You would have two days a week for it.', 'Let us look at it again in two weeks, on Friday.'],
    ['en', 'We deliver 98 % on the day.', "I'd want to keep the four per cent in that case."],
    ['en', 'I was there for six years.', 'Half a day on the roof, and then we talk about the roof.'],
    ['fr', "C'est notre première hausse depuis trois ans.", 'En signant pour deux ans, on pourrait lier le prix.'],
    ['fr', 'On pourrait garder cinq jours de stock.', 'En signant pour deux ans, vous seriez tranquille.'],
  ] as const)('is none where it fits, is over, or is about something else (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});

describe('a day that something else in the turn tells apart', () => {
  it.each([
    ['en', 'Your two mornings begin this week.', 'I see.', null],
    [
      'en',
      'Your three days begin this week.',
      "From next month on you've got your three days.",
      'this week > next month',
    ],
    ['en', 'We count the boats on Thursday at eleven.', 'So on Friday at eleven we count.', 'Thursday > Friday'],
    ['en', 'The ferry starts on Monday.', 'The ferry starts in April, then.', 'Monday > in April'],
    [
      'en',
      'The lease starts on the first of next month.',
      'So the lease starts on the 15th.',
      'the first of next month > the 15th',
    ],
    [
      'en',
      "I'm having the piano brought up tomorrow, that's Tuesday.",
      'On Wednesday the piano arrives, then.',
      'Tuesday > Wednesday',
    ],
    ['en', 'The quote, you have it on Monday.', "The quote, I'll leave it with you on Thursday.", 'Monday > Thursday'],
    [
      'fr',
      'Vos trois jours commencent cette semaine.',
      'Vos trois jours, vous les aurez donc le mois prochain.',
      'cette semaine > le mois prochain',
    ],
    ['fr', 'Le bac ouvre lundi.', 'Le bac ouvre donc en avril.', 'lundi > en avril'],
    [
      'fr',
      'Le bail commence le premier du mois prochain.',
      'Votre bail commence donc le quinze.',
      'le premier du mois prochain > le 15',
    ],
    ['fr', "L'essai du bateau, c'est mardi 12.", "L'essai du bateau aura donc lieu le 20.", 'mardi 12 > le 20'],
    ['fr', 'Le devis, vous le recevez lundi.', 'Le devis, je vous le pose jeudi.', 'lundi > jeudi'],
  ] as const)('is noticed (%s): %s %s', (language, before, now, contradiction) => {
    expect(noticed(language, before, now)).toBe(contradiction && `date: ${contradiction}`);
  });

  it.each([
    ['en', 'We count the boats on Thursday at eleven.', 'You sign on Friday at eleven.'],
    ['en', 'Your three days begin this week.', 'I go away for three days next month.'],
    ['en', 'The ferry starts on Monday.', 'The season opens in April.'],
    ['fr', 'Le bac ouvre lundi.', 'La saison commence en avril.'],
    ['fr', 'Le bail commence mardi 12.', 'Le bail commence mardi.'],
    ['fr', 'On en parle lundi à neuf heures.', 'Le camion passe jeudi à neuf heures.'],
  ] as const)('is left where the days are of two things (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});

describe('one where there were two', () => {
  it.each([
    [
      'en',
      'You get two days a week for the boat.',
      'With your day a week for the boat you will get far.',
      'two days > day',
    ],
    [
      'en',
      'The first two weeks of the course are free.',
      'After the free week of the course you decide.',
      'two weeks > free week',
    ],
    [
      'fr',
      'La location du bateau dure trois semaines.',
      'La location du bateau, au bout de la semaine prévue, est finie.',
      'trois semaines > semaine prévue',
    ],
    [
      'fr',
      'Vous avez deux jours de formation voile.',
      'Votre journée de formation voile, vous la choisirez.',
      'deux jours > journée',
    ],
  ] as const)('is noticed (%s): %s %s', (language, before, now, contradiction) => {
    expect(noticed(language, before, now)).toBe(`duration: ${contradiction}`);
  });

  it.each([
    ['en', 'You get two days a week for the boat.', 'What a day it was for the boat.'],
    ['en', 'You get two days for the boat.', 'Have a good day on your boat.'],
    ['fr', 'Vous avez deux jours de formation voile.', 'Bonne journée, et bonne formation.'],
    ['fr', 'La location du bateau dure trois semaines.', 'Cette semaine, le bateau est loué.'],
  ] as const)('is not heard where a day is only mentioned (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});

describe('something said to be so', () => {
  const dropped = { en: 'drop it', fr: 'y renoncer' };
  const left = { en: 'leave it to somebody else', fr: "laisser ça à quelqu'un d'autre" };
  const turned = { en: 'do something else', fr: 'faire autre chose' };

  it.each([
    ['en', "I'll send you the new contract.", 'I cannot send you the contract.', 'send me the new contract', dropped],
    [
      'en',
      "There'll be a guide with you.",
      "There won't be a guide.",
      "see to it that there'll be a guide with me",
      dropped,
    ],
    ['en', "I won't sell the boat.", "I'm selling the boat.", 'not sell the boat', dropped],
    ['fr', "J'envoie la clé au gardien.", "La clé, je ne peux pas l'envoyer.", 'envoyer la clé au gardien', dropped],
    ['fr', 'Je ne vendrai pas le bateau.', 'Je vends le bateau.', 'ne pas vendre le bateau', dropped],
    ['en', "I'll call you myself.", 'The workshop will call you, I do not know when.', 'call me yourself', dropped],
    ['en', "I'll bring the old map.", "As I told you, I don't bring any papers.", 'bring the old map', dropped],
    [
      'fr',
      'Je ne rappelle plus, vous avez ma parole.',
      'Je vous rappellerai tous les mois.',
      'ne plus rappeler',
      dropped,
    ],
    [
      'fr',
      'Le bateau ne sera pas vendu.',
      'Le bateau sera vendu.',
      'me garantir que le bateau ne sera pas vendu',
      dropped,
    ],
  ] as const)('is noticed where it is taken back (%s): %s %s', (language, before, now, said, become) => {
    expect(noticed(language, before, now)).toBe(`promise: ${said} > ${become[language]}`);
  });

  it.each([
    ['en', "I'll call you myself.", 'The workshop will call you.', 'call me yourself'],
    ['en', "I'll water the garden myself.", "You'll water the garden.", 'water the garden yourself'],
    ['fr', "J'arroserai le jardin moi-même.", 'Ma collègue arrosera le jardin.', 'arroser le jardin vous-même'],
    ['fr', "J'arroserai le jardin.", "C'est vous qui arroserez le jardin.", 'arroser le jardin'],
    [
      'en',
      "You'll have the lead of the choir, you alone.",
      'Somebody from Brest leads the choir.',
      'let me have the lead of the choir',
    ],
    [
      'fr',
      'La conduite du chœur, c’est vous, et vous seule.',
      "C'est quelqu'un de Brest qui conduit le chœur.",
      'me laisser la conduite du chœur',
    ],
  ] as const)('is noticed where it is left to others (%s): %s %s', (language, before, now, said) => {
    expect(noticed(language, before, now)).toBe(`promise: ${said} > ${left[language]}`);
  });

  it.each([
    ['en', "I'll confirm the rent in writing.", "The rent, I'd confirm orally.", 'confirm the rent in writing'],
    ['en', 'The piano stays where it is.', 'The piano will be removed.', 'see to it that the piano stays where it is'],
    [
      'en',
      'From now on every call from the port comes to me.',
      'The port will go on calling you directly.',
      'see to it that from now on every call from the port comes to you',
    ],
    [
      'en',
      'Your rent stays the same.',
      'The rent is 5 per cent less, as you know.',
      'see to it that my rent stays the same',
    ],
    ['fr', 'Votre loyer reste le même.', 'Votre loyer, c’est cinq pour cent de plus.', ''],
    ['fr', 'La taxe est à ma charge.', 'La taxe est à votre charge.', ''],
    ['fr', 'Le piano reste là.', 'Le piano sera enlevé.', ''],
  ] as const)('is noticed where it is turned round (%s): %s %s', (language, before, now, said) => {
    if (said !== '') expect(noticed(language, before, now)).toBe(`promise: ${said} > ${turned[language]}`);
  });

  it.each([
    ['en', "I'll send you the new contract.", "I'll send you the contract tonight."],
    ['en', "I'll give you my notes.", "You'll get my notes in the evening."],
    ['en', "I'll bring the tent.", "I can't bring the dog."],
    ['en', "I'll bring the tent.", "I don't bring any papers."],
    ['fr', "J'apporte la tente.", "Je n'en apporterai pas plus que ça."],
    ['en', 'The tent is heavy.', "I wasn't sure of the tent."],
    ['en', "I'll ring you and not your brother.", 'I ring people when they ask.'],
    ['en', "I'll bring the tent.", 'Should the tent not come?'],
    ['en', 'The ferry leaves at noon.', 'The ferry, at noon, then, from the old harbour.'],
    ['fr', 'Je vous enverrai les notes.', 'Vous aurez les notes ce soir.'],
    ['fr', "J'apporte la tente.", 'Je ne peux pas prendre le chien.'],
    ['fr', 'Je garde la tente.', 'Je pourrais garder la tente, ou pas.'],
    ['fr', 'Je vous appelle vous, et pas votre frère.', "J'appelle ceux qui le demandent."],
  ] as const)('is not broken by being kept, or by something else (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});
