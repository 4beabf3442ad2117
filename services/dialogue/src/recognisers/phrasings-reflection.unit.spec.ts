import type { Language } from '@repartee/proto';
import { readTurn } from './read-turn.js';

const after = (previous: string, text: string, language: Language): string =>
  readTurn({ text, language, previous: { text: previous, points: [], asks: [] } }).reflection;

describe('after (en): We waited three hours and nobody told us anything.', () => {
  const previous = 'We waited three hours and nobody told us anything.';

  it.each([
    ['simple', 'So you waited three hours without any news.'],
    ['simple', 'three hours and nobody told you a thing'],
    ['simple', "What I'm hearing is that nobody kept you informed."],
    ['complex', 'It felt as if you did not count.'],
    ['complex', 'You were left alone with it, and that hurt.'],
    ['complex', 'sounds like what bothers you most is the silence, more than the wait'],
    ['none', 'Okay.'],
    ['none', 'I waited too.'],
    ['none', 'Why did you wait?'],
    ['none', 'Sounds good to me.'],
    ['none', 'You can have a refund.'],
    ['none', 'You should have left.'],
    ['none', 'That is great!'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'en')).toBe(kind);
  });
});

describe('after (en): I used to love this job but since the merger I just count the hours.', () => {
  const previous = 'I used to love this job but since the merger I just count the hours.';

  it.each([
    ['simple', 'You used to love it, and now you count the hours.'],
    ['simple', 'Since the merger it has not been the same for you'],
    ['simple', 'If I understand you right, the merger changed the job.'],
    ['complex', 'Part of you would still like to be proud of what you do here.'],
    ['complex', 'You miss the meaning it had.'],
    ['complex', "So it isn't the work itself, it's what became of it that wears you out."],
    ['none', 'The merger was hard on everyone here.'],
    ['none', 'I love my job.'],
    ['none', 'You know how it is.'],
    ['none', "Let's talk about your hours."],
    ['none', 'You will get used to it.'],
    ['none', 'You get 3 days and I get 2.'],
    ['none', 'Thank you for telling me.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'en')).toBe(kind);
  });
});

describe('after (en): Your competitor offers the same for four percent less and I have to answer to my board.', () => {
  const previous = 'Your competitor offers the same for four percent less and I have to answer to my board.';

  it.each([
    ['simple', 'So you have a cheaper offer and a board to answer to.'],
    ['simple', 'four percent less, and the board is watching'],
    ['complex', 'You would like something you can defend in front of them without losing face.'],
    ['complex', 'On the one hand you know what our quality is worth, on the other you are under pressure.'],
    ['complex', "So it's less about the money than about being able to justify the choice."],
    ['none', 'We can give you two percent.'],
    ['none', 'Our quality is better than theirs.'],
    ['none', 'You never know with them.'],
    ['none', 'I hear you.'],
    ['none', 'Who is your board?'],
    ['none', "That's fair."],
    ['none', 'You get what you pay for.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'en')).toBe(kind);
  });
});

describe('after (en): My manager changes the roster every Sunday night and I have two small children.', () => {
  const previous = 'My manager changes the roster every Sunday night and I have two small children.';

  it.each([
    ['simple', 'So the roster changes on Sunday night and you have two small children.'],
    ['simple', 'You find out every Sunday night.'],
    ['complex', 'You never get to plan anything at home, and that wears you down.'],
    ['complex', "it's as though your family didn't count"],
    ['complex', 'You want to be a good mother and a reliable colleague, and right now you cannot be both.'],
    ['none', 'I will talk to your manager.'],
    ['none', 'How old are they?'],
    ['none', 'You should refuse.'],
    ['none', 'I have children too.'],
    ['none', 'Sounds fair.'],
    ['none', 'Right.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'en')).toBe(kind);
  });
});

describe('after (en): I trained him for a year and then he got the promotion I was promised.', () => {
  const previous = 'I trained him for a year and then he got the promotion I was promised.';

  it.each([
    ['simple', 'You trained him, and he got the promotion.'],
    ['simple', "What you're telling me is that it had been promised to you."],
    ['complex', 'You feel cheated.'],
    ['complex', 'sounds like a promise was broken and with it your trust in us'],
    ['complex', "After all you put in, you'd have expected at least a word."],
    ['none', 'He deserved it.'],
    ['none', 'We can talk about your pay.'],
    ['none', 'You will get the next one.'],
    ['none', 'Why were you promised that?'],
    ['none', 'Thank you for your work.'],
    ['none', 'That makes sense.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'en')).toBe(kind);
  });
});

describe('after (en): The new software crashes twice a day and the helpdesk just laughs.', () => {
  const previous = 'The new software crashes twice a day and the helpdesk just laughs.';

  it.each([
    ['simple', 'So it crashes twice a day.'],
    ['simple', "You're telling me the helpdesk laughs about it."],
    ['complex', 'You feel nobody takes you seriously.'],
    ['complex', 'sounds like you have given up hoping for help'],
    ['complex', 'What you need is someone who stands by you.'],
    ['none', 'I will call the helpdesk.'],
    ['none', 'Have you restarted it?'],
    ['none', 'You get used to it.'],
    ['none', 'Sounds good.'],
    ['none', 'Our software is fine.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'en')).toBe(kind);
  });
});

describe('after (fr): On a attendu trois heures et personne ne nous a rien dit.', () => {
  const previous = 'On a attendu trois heures et personne ne nous a rien dit.';

  it.each([
    ['simple', 'Donc vous avez attendu trois heures sans nouvelles.'],
    ['simple', 'trois heures, et personne ne vous a rien dit'],
    ['simple', "Ce que j'entends, c'est que personne ne vous a tenus au courant."],
    ['complex', "C'est comme si vous ne comptiez pas."],
    ['complex', 'Vous vous êtes retrouvés seuls, et ça vous a blessés.'],
    ['complex', "ce qui vous pèse, c'est le silence plus que l'attente"],
    ['none', "D'accord."],
    ['none', "Moi aussi j'ai attendu."],
    ['none', 'Pourquoi avez-vous attendu ?'],
    ['none', 'Ça me paraît bien.'],
    ['none', 'Vous pouvez être remboursés.'],
    ['none', 'Vous auriez dû partir.'],
    ['none', "C'est super !"],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'fr')).toBe(kind);
  });
});

describe("after (fr): J'adorais ce travail mais depuis la fusion je compte les heures.", () => {
  const previous = "J'adorais ce travail mais depuis la fusion je compte les heures.";

  it.each([
    ['simple', 'Vous adoriez ce travail, et maintenant vous comptez les heures.'],
    ['simple', 'Si je vous comprends bien, la fusion a tout changé.'],
    ['complex', 'Une partie de vous aimerait encore être fière de ce que vous faites.'],
    ['complex', 'Le sens que ça avait vous manque.'],
    ['complex', "Donc ce n'est pas le travail lui-même, c'est ce qu'il est devenu qui vous use."],
    ['none', 'La fusion a été dure pour tout le monde ici.'],
    ['none', "J'adore mon travail."],
    ['none', 'Vous savez ce que c’est.'],
    ['none', 'Parlons de vos horaires.'],
    ['none', 'Vous vous y ferez.'],
    ['none', 'Vous avez 3 jours et moi 2.'],
    ['none', 'Merci de me le dire.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'fr')).toBe(kind);
  });
});

describe('after (fr): Votre concurrent propose la même chose quatre pour cent moins cher et je dois rendre des comptes à ma direction.', () => {
  const previous =
    'Votre concurrent propose la même chose quatre pour cent moins cher et je dois rendre des comptes à ma direction.';

  it.each([
    ['simple', 'Donc vous avez une offre moins chère et une direction qui attend des comptes.'],
    ['simple', 'quatre pour cent de moins, et la direction qui surveille'],
    ['complex', 'Vous voudriez une solution que vous puissiez défendre devant eux sans perdre la face.'],
    ['complex', "D'un côté vous connaissez notre qualité, de l'autre vous êtes sous pression."],
    ['complex', "Au fond, c'est moins une question d'argent que de pouvoir justifier votre choix."],
    ['none', 'On peut vous faire deux pour cent.'],
    ['none', 'Notre qualité est meilleure que la leur.'],
    ['none', 'On ne sait jamais avec eux.'],
    ['none', 'Je vous entends.'],
    ['none', 'Qui est votre direction ?'],
    ['none', "C'est juste."],
    ['none', 'Vous en avez pour votre argent.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'fr')).toBe(kind);
  });
});

describe('after (fr): Mon chef change le planning tous les dimanches soir et j’ai deux enfants en bas âge.', () => {
  const previous = 'Mon chef change le planning tous les dimanches soir et j’ai deux enfants en bas âge.';

  it.each([
    ['simple', 'Donc le planning change le dimanche soir et vous avez deux enfants en bas âge.'],
    ['complex', 'Vous ne pouvez jamais rien prévoir chez vous, et ça vous use.'],
    ['complex', "c'est comme si votre famille ne comptait pas"],
    ['complex', "Vous voulez être une bonne mère et une collègue fiable, et là c'est impossible d'être les deux."],
    ['none', 'Je vais parler à votre chef.'],
    ['none', 'Quel âge ont-ils ?'],
    ['none', 'Vous devriez refuser.'],
    ['none', "Moi aussi j'ai des enfants."],
    ['none', 'Ça paraît juste.'],
    ['none', 'Bien.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'fr')).toBe(kind);
  });
});

describe("after (fr): Je l'ai formé pendant un an et puis c'est lui qui a eu la promotion qu'on m'avait promise.", () => {
  const previous = "Je l'ai formé pendant un an et puis c'est lui qui a eu la promotion qu'on m'avait promise.";

  it.each([
    ['simple', "Vous l'avez formé, et c'est lui qui a eu la promotion."],
    ['simple', "Ce que vous me dites, c'est qu'on vous l'avait promise."],
    ['complex', 'Vous vous sentez floué.'],
    ['complex', "on dirait qu'une promesse a été rompue et avec elle votre confiance"],
    ['none', 'Il la méritait.'],
    ['none', 'On peut parler de votre salaire.'],
    ['none', 'Vous aurez la prochaine.'],
    ['none', 'Pourquoi vous avait-on promis ça ?'],
    ['none', 'Merci pour votre travail.'],
    ['none', 'Ça se comprend.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'fr')).toBe(kind);
  });
});

describe('after (fr): Le nouveau logiciel plante deux fois par jour et le support se contente de rire.', () => {
  const previous = 'Le nouveau logiciel plante deux fois par jour et le support se contente de rire.';

  it.each([
    ['simple', 'Donc il plante deux fois par jour.'],
    ['simple', 'Vous me dites que le support en rit.'],
    ['complex', 'Vous avez le sentiment que personne ne vous prend au sérieux.'],
    ['complex', "on dirait que vous n'espérez plus aucune aide"],
    ['none', 'Je vais appeler le support.'],
    ['none', "L'avez-vous redémarré ?"],
    ['none', 'On s’y habitue.'],
    ['none', 'Très bien.'],
    ['none', 'Notre logiciel est bon.'],
  ])('the reflection is %s: %s', (kind, text) => {
    expect(after(previous, text, 'fr')).toBe(kind);
  });
});
