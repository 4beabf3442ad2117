import { noticed } from './noticed.fixture.js';

describe('a day or an hour given otherwise', () => {
  it.each([
    ['en', 'The ferry comes between two and four.', "It'll be there between eight and ten.", 'date'],
    ['en', "I'll ring you on Friday at ten.", 'We talk on Wednesday at ten.', 'date'],
    ['en', 'The bakery opens in March.', 'When the bakery opens in June, you get a key.', 'date'],
    ['en', 'The vote is on Monday.', 'They held the vote last week, as I told you.', 'date'],
    ['en', 'The shop was closed three months ago.', 'The shop was closed last week.', 'date'],
    ['en', "I'll ring the baker on Thursday.", "I'll ring the baker the week after next.", 'date'],
    ['en', 'We meet on the 8th to count the boats.', 'So we meet on the 18th.', 'date'],
    ['en', 'The ferry comes on Friday noon.', 'The ferry comes on Friday evening.', 'date'],
    [
      'en',
      'The harbour office will tell us about the boats on 12 May.',
      'The boats: the office tells us on the 20th.',
      'date',
    ],
    ['fr', 'Le bac passe vendredi midi.', 'Le bac passe donc vendredi soir.', 'date'],
    ['fr', 'Vous ouvrez le premier du mois prochain.', "Du coup, votre premier jour, c'est le quinze.", 'date'],
    ['fr', 'Je vous rappelle jeudi.', "On s'était dit lundi, non ?", 'date'],
    ['fr', 'Le bac passe entre quatorze et seize heures.', 'Il sera là entre huit et dix heures.', 'date'],
    ['fr', 'Je vous appelle vendredi à dix heures.', 'On se parle mercredi à dix heures.', 'date'],
    ['fr', 'La boulangerie ouvre en mars.', 'En juin, quand la boulangerie ouvrira, vous aurez une clé.', 'date'],
    ['fr', 'Le vote a lieu lundi.', 'Le vote a eu lieu la semaine dernière, je vous l’ai dit.', 'date'],
    ['fr', 'Je vous livre le piano demain mardi.', 'Et mercredi, quand il arrivera, on le monte.', 'date'],
    ['fr', 'On se voit mardi prochain.', 'À jeudi en huit, c’était bien ça.', 'date'],
  ] as const)('is noticed (%s): %s %s', (language, before, now, type) => {
    expect(noticed(language, before, now)).toMatch(new RegExp(`^${type}: `));
  });

  it.each([
    ['en', 'The ferry comes between two and four.', 'The ferry is there at three.'],
    ['en', 'The bakery opens in March.', 'In June we count the loaves.'],
    ['en', 'We sold 40 loaves in March.', 'In April there were 12.'],
    ['en', 'The shop was closed three weeks ago.', 'The shop was closed last month.'],
    ['en', 'The ferry comes by Friday evening.', 'The ferry comes on Friday morning.'],
    ['fr', 'Le bac passe avant vendredi midi.', 'Le bac passe vendredi matin.'],
    ['fr', 'Le bac passe entre quatorze et seize heures.', 'Le bac est là à quinze heures.'],
    ['fr', 'La boulangerie ouvre en mars.', 'En juin, on compte les pains.'],
    ['fr', 'On a vendu 40 pains en mars.', 'En avril, il y en a eu 12.'],
  ] as const)('is none where both may hold (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});

describe('a figure given otherwise', () => {
  it.each([
    ['en', "You'll have three cooks.", 'The only cook you get is very good.', 'three cooks'],
    ['en', 'I ordered two ladders.', 'The ladder I ordered, there is only one.', 'two ladders'],
    ['en', 'You get two calls a day.', "They'd call you five times a day.", 'two calls'],
    ['en', 'I need sixty seconds.', 'The ten minutes I asked you for are not over.', 'sixty seconds'],
    ['en', 'Twelve full days of leave are yours.', 'Your eight extra days of leave, as agreed.', 'twelve full days'],
    ['fr', 'Vous aurez trois cuisiniers.', 'Le seul cuisinier que vous aurez est très bon.', 'trois cuisiniers'],
    ['fr', 'Je commande deux échelles.', 'L’échelle que je commande, il n’y en a qu’une.', 'deux échelles'],
    ['fr', 'Ils peuvent vous appeler une fois par jour.', 'Comme je disais, ils ont trois appels.', 'une fois'],
    [
      'fr',
      'Il me faut soixante secondes.',
      'Les dix minutes que je vous ai demandées courent encore.',
      'soixante secondes',
    ],
    [
      'fr',
      'Les deux premières semaines sont à vous.',
      'La semaine prévue, comme dit, est à vous.',
      'deux premières semaines',
    ],
    [
      'fr',
      'Je veux qu’on passe de douze minutes à cinq.',
      'Neuf minutes, c’est l’objectif que je vous ai donné.',
      'douze minutes',
    ],
  ] as const)('is noticed (%s): %s %s', (language, before, now, said) => {
    expect(noticed(language, before, now)).toContain(`: ${said} > `);
  });

  it.each([
    ['en', 'You work two nights a week.', 'The other five nights are free.'],
    ['en', 'It takes two hours.', 'After an hour we take a break.'],
    ['en', "You'll have three cooks.", 'One of them speaks Spanish.'],
    ['fr', 'Vous faites deux nuits par semaine.', 'Les cinq autres nuits sont à vous.'],
    ['fr', 'Vous aurez trois cuisiniers.', "L'un d'eux parle espagnol."],
  ] as const)('is none where the rest is counted, or a part (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});

describe('two values that need a second look', () => {
  it.each([
    ['en', 'The parcel leaves tomorrow.', 'The parcel leaves in three weeks.', 'duration: tomorrow > three weeks'],
    ['en', 'The lease ends in May.', 'The lease ends at the end of August.', 'date: in May > in August'],
    ['en', 'The concert starts at eight.', 'So the concert starts at six.', 'date: at eight > at six'],
    [
      'en',
      'You guard the gate one week in four.',
      'You guard the gate every other week.',
      'duration: one week in four > every other week',
    ],
    ['en', 'The rent is 900 euros.', 'As I told you, the rent is 1,100.', 'amount: €900 > 1,100'],
    [
      'en',
      'You get two extra seats for the trip.',
      'The one extra seat you get for the trip is yours.',
      'amount: two extra seats > one extra seat',
    ],
    ['en', 'You have three months for it.', 'You have four weeks for it.', 'duration: three months > four weeks'],
    ['fr', 'Le colis part demain.', 'Le colis part dans trois semaines.', 'duration: demain > trois semaines'],
    ['fr', 'Le bail finit en mai.', 'Le bail finit fin août.', 'date: en mai > en août'],
    [
      'fr',
      'Le concert commence à vingt heures.',
      'Donc le concert commence à dix-huit heures.',
      'date: à vingt heures > à dix-huit heures',
    ],
    [
      'fr',
      'La garde tombe une semaine sur quatre.',
      'La garde tombe une semaine sur deux.',
      'duration: une semaine sur quatre > une semaine sur deux',
    ],
    ['fr', 'Le loyer est de 900 euros.', 'Le loyer, je vous l’ai dit, est de 1 100.', 'amount: 900 euros > 1 100'],
    [
      'fr',
      'Vous avez trois mois pour ça.',
      'Vous avez quatre semaines pour ça.',
      'duration: trois mois > quatre semaines',
    ],
  ] as const)('is noticed (%s): %s %s', (language, before, now, contradiction) => {
    expect(noticed(language, before, now)).toBe(contradiction);
  });

  it.each([
    ['en', 'We pay up to 200 euros for the taxi.', 'The 60 euros for the taxi are covered.'],
    ['en', 'The rent rises in January.', 'You could also have the garage, in March.'],
    ['en', 'Wait ten minutes for the kettle.', 'Two minutes.'],
    ['en', 'Lessons cost between 30 and 40 euros.', 'Lessons cost 35 euros.'],
    ['fr', 'Le taxi est payé jusqu’à 200 euros.', 'Vos 60 euros de taxi sont payés.'],
    ['fr', 'Le loyer augmente en janvier.', 'Vous pouvez aussi louer le garage, en mars.'],
    ['fr', 'La visite est à huit heures.', 'La visite dure deux jours.'],
  ] as const)('is none where both may hold (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});
