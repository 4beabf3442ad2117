import { noticed } from './noticed.fixture.js';

describe('what was said, turned round', () => {
  it.each([
    ['en', 'The boat is free of charge.', 'The boat comes to 45 euros.'],
    ['en', 'The taxi is on us.', 'The taxi is on you.'],
    ['en', 'This stays between you and me.', "I'll let the director know."],
    ['en', 'You can stop whenever you want.', "You're bound for two years."],
    ['en', 'Trained people will pick up the phone.', 'An answering machine picks up the phone.'],
    ['en', 'You can ring me directly.', 'There is a hotline for that.'],
    ['en', 'You can read the letter before it goes out.', 'The letter goes out straight away.'],
    ['en', "I'm sending somebody to help you with the boats.", 'You do the boats on your own.'],
    ['fr', 'Le bateau est gratuit.', 'Le bateau, ce sera 45 euros.'],
    ['fr', 'Le taxi est pour nous.', "Le taxi, c'est vous qui le payez."],
    ['fr', 'Cela reste entre nous.', 'Je dirai tout à la direction.'],
    ['fr', 'Vous arrêtez ça quand vous voulez.', 'Vous êtes engagé pour deux ans.'],
    ['fr', "C'est une vraie personne qui prend l'appel.", "Un répondeur prend l'appel."],
    ['fr', 'Je vous donne ma ligne, elle est directe.', 'Repassez par le standard.'],
  ] as const)('is noticed (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toMatch(/ > (?:do something else|faire autre chose)$/);
  });

  it.each([
    ['en', 'Your shift goes on the chart.', 'Your shift stays off the chart, as discussed.'],
    ['en', 'Your name goes on the boat.', "It'll sail under my name, without yours."],
    ['en', 'If the rope breaks, I get you a new boat.', "If the rope breaks, there's nothing more we do."],
    ['en', 'Nobody is dismissed.', 'One of you will lose her job.'],
    ['en', "I won't ring your old captain.", 'I rang your old captain yesterday.'],
    ['en', "I'll lend you the boat.", 'It is impossible to lend you the boat.'],
    ['fr', 'Votre garde est au tableau.', 'Votre garde reste hors tableau, comme convenu.'],
    ['fr', 'Votre nom sera sur le bateau.', 'Il portera le nom du port, le vôtre n’y figurera pas.'],
    ['fr', "Ce qu'on décide, je vous l'écris ce soir.", "Rien de tout ça n'a besoin d'être écrit."],
    ['fr', 'Si la corde casse, je vous obtiens un bateau neuf.', "Si ça casse, on s'arrête là."],
    ['fr', 'Ils ne vous appelleront plus.', 'Ils continueront à vous appeler.'],
    ['fr', 'Je répondrai à votre rapport par écrit.', "Pour le rapport, n'attendez rien d'écrit."],
  ] as const)('is noticed where it is denied (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).not.toBeNull();
  });

  it.each([
    ['en', "I'll write to the captain.", "I won't write to the harbour."],
    ['en', 'This stays between us.', "I'll call you about the boat."],
    ['en', 'This stays between us.', "I tell my boss that we've spoken, nothing else."],
    ['en', 'You can stop whenever you want.', 'Most people stay for two years.'],
    ['en', "I'll pay for the taxi.", "You'd pay for the hotel."],
    ['en', 'You say it quietly, but the rope has followed you.', 'The rope never has to break.'],
    ['en', 'You decide how the crew is told.', 'The decision itself has been settled by the board.'],
    ['en', 'Everybody else keeps their tickets.', 'No rope leaves the shed without a ticket.'],
    ['en', 'I have the photos on one page.', "I'd bring the page, you'd have nothing to prepare."],
    ['fr', "J'écrirai au capitaine.", "Je n'écrirai pas au port."],
    ['fr', 'Cela reste entre nous.', "Je dis à mon chef qu'on s'est parlé, rien d'autre."],
    ['fr', 'Vous arrêtez quand vous voulez.', 'La plupart restent deux ans.'],
    ['fr', 'Une feuille à la place de la corde, et vous qui payez.', 'Quinze jours sont offerts.'],
  ] as const)('is left where it says something else (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });

  it('is said back as it was said, with its accents', () => {
    expect(noticed('fr', 'Votre loyer reste le même au centime.', 'Le loyer, c’est cinq pour cent de plus.')).toContain(
      'le même au centime',
    );
  });
});
