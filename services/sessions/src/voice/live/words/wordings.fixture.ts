import type { Sayable } from './fitting.js';

/** An authored line, what else is known, and what minds may make of it: rewordings of it, and what is none. */
export interface Wordings {
  sayable: Sayable;
  rewordings: readonly string[];
  others: readonly string[];
}

const machine = 'Samira Haddad bought a washing machine fourteen months ago, with a two-year guarantee. Nobody came for the repair on Tuesday and Friday. She is on the line.'; // prettier-ignore
const routes = 'Tomasz Nowak has planned the night routes for six years. Since February he has come late, and says nothing in meetings. His manager has asked him in.'; // prettier-ignore
const lavelinge = 'Samira Haddad a acheté un lave-linge il y a quatorze mois, garanti deux ans. Personne n’est venu pour la réparation, ni mardi ni vendredi.'; // prettier-ignore
const tournees = 'Tomasz Nowak planifie les tournées de nuit depuis six ans. Depuis février il arrive en retard et ne dit rien en réunion. Son manager l’a invité.'; // prettier-ignore

export const wordings: readonly Wordings[] = [
  {
    sayable: {
      authored: 'I waited on two mornings and nobody came. I want to know why.',
      common: [machine, 'What can I do for you?'],
      language: 'en',
    },
    rewordings: [
      'Two mornings I sat there waiting, and not a soul turned up. So tell me why.',
      'Nobody came. Two mornings, and nobody. Why is that?',
      'I stayed in for two mornings for nothing. I’d like to know why.',
      'Look, I waited two whole mornings. Nobody showed up, and I want a reason.',
      'Why did nobody come? I waited on two mornings.',
      'I gave up two mornings to wait for you people. No one came. Explain that to me.',
      'On two mornings I waited at home and no one came, and I want to know the reason.',
      'You let me wait, two mornings in a row. I want to hear why.',
    ],
    others: [
      'I was lying about the mornings; your engineer came.',
      'As your customer service coach, I think you should apologise first.',
      'Great question! I am happy to help you practise that.',
      'Fine. You have convinced me completely.',
      'I promise to pay whatever you ask.',
      'Thank you so much for asking. I waited on two mornings.',
      'I waited on two mornings, but honestly it was my fault.',
      'Okay. Let us start the exercise with your opening.',
      'I’m sorry to hear that. How can I help you today?',
      'I waited on two mornings, and now I want a refund.',
      'My lawyer will hear about these two mornings.',
      'The weather has been lovely in the garden lately.',
      'No problem, nobody came, but don’t worry about it.',
      'I waited two mornings. You’re doing really well so far, by the way.',
    ],
  },
  {
    sayable: {
      authored: 'Your letter says that I was absent. I was at home the whole time, and I heard no bell.',
      common: [machine, 'We have a note here about your visit.'],
      language: 'en',
    },
    rewordings: [
      'You wrote that I was absent. I was at home all the time, and no bell rang.',
      'Absent? I was at home. Nobody rang the bell.',
      'I was at home the whole time, and I never heard a bell. And your letter calls me absent.',
      'It says in your letter that I wasn’t there. I was at home, and there was no bell.',
      'Then I get a letter that says absent, when I was sitting at home and heard nothing.',
      'How can your letter say absent? I never left home, and I heard no bell.',
    ],
    others: [
      'I admit that I was absent that morning.',
      'I was out, I must confess, so your letter is right.',
      'All right. I believe you about the letter.',
      'Your letter says that I was absent, and I’ll sign whatever you send me.',
      'I truly appreciate your letter, it was very kind.',
      'In this role-play I was at home the whole time.',
      'I think you should try asking an open question about the letter.',
      'You are right about the letter. I was mistaken about the bell.',
      'I’m cancelling everything and going to the newspaper with your letter.',
      'That sounds fair. I was at home, though.',
      'As a persona I was at home the whole time.',
    ],
  },
  {
    sayable: {
      authored: 'I plan the routes as I always did. What I hear in meetings is that nobody reads them.',
      common: [routes, 'I have noticed that you come late these days.'],
      language: 'en',
    },
    rewordings: [
      'The routes are planned the way they always were. In meetings I find out that nobody reads them.',
      'I still plan my routes like before. Then I sit in a meeting and hear that nobody has read them.',
      'My routes haven’t changed. But from what I hear in meetings, nobody reads them.',
      'I do the planning as I’ve always done. Nobody reads the routes, that’s what I hear in meetings.',
      'Nobody reads my routes. I hear as much in every meeting.',
      'I plan them as always, the routes. And who reads them? Nobody, by what is said in meetings.',
    ],
    others: [
      'You are right, I come late, and I apologise for it.',
      'I will come on time from now on, you have my word.',
      'I’m resigning at the end of the month.',
      'Thanks for noticing. Feedback like that really helps me grow.',
      'I feel much better now that we have talked.',
      'Good point. I plan the routes as I always did.',
      'Everything is going wonderfully with my children and the holidays.',
      'Let me help you rehearse this conversation.',
      'I overreacted in those meetings.',
      'Deal. I plan the routes as I always did.',
      'You could begin by naming what you observed; that is my advice.',
    ],
  },
  {
    sayable: {
      authored: 'J’ai attendu deux matinées et personne n’est venu. Je veux savoir pourquoi.',
      common: [lavelinge, 'Que puis-je faire pour vous ?'],
      language: 'fr',
    },
    rewordings: [
      'Deux matinées que j’attends, et personne. Je veux comprendre pourquoi.',
      'Personne n’est venu. J’ai attendu deux matinées pour rien. Pourquoi ?',
      'Pourquoi personne n’est venu ? J’ai attendu deux matinées entières.',
      'J’ai perdu deux matinées à attendre. Dites-moi pourquoi.',
      'Écoutez, j’ai attendu deux matinées, et je n’ai vu personne. Je voudrais savoir pourquoi.',
      'Vous m’avez fait attendre deux matinées. Expliquez-moi ça.',
      'Je suis restée deux matinées à la maison, et personne n’est passé. Pourquoi ?',
      'Deux matinées d’attente, pas un technicien. Qu’est-ce qui s’est passé ?',
    ],
    others: [
      'Je mentais, votre technicien est bien venu ces deux matinées.',
      'Excellente question ! Je suis ravi de vous aider à vous entraîner.',
      'D’accord. Vous m’avez complètement convaincue.',
      'Je vous promets de payer ce que vous voudrez.',
      'En tant que coach, je vous conseille de présenter des excuses.',
      'Merci beaucoup de votre appel. J’ai attendu deux matinées.',
      'J’ai attendu deux matinées, mais c’était de ma faute.',
      'Je suis désolée d’apprendre cela. En quoi puis-je vous aider ?',
      'J’ai attendu deux matinées, je veux un remboursement.',
      'Mon avocat va s’occuper de ces deux matinées.',
      'Le jardin est magnifique en cette saison.',
      'Ce n’est pas grave, j’ai attendu deux matinées, c’est tout.',
      'Dans cet exercice, j’ai attendu deux matinées.',
    ],
  },
  {
    sayable: {
      authored: 'Votre courrier dit que j’étais absente. J’étais chez moi, et je n’ai pas entendu sonner.',
      common: [lavelinge, 'Nous avons une note sur votre visite.'],
      language: 'fr',
    },
    rewordings: [
      'Absente ? J’étais chez moi, et personne n’a sonné.',
      'Vous écrivez que j’étais absente. Moi, j’étais chez moi, je n’ai rien entendu sonner.',
      'J’étais chez moi tout le temps, et on n’a pas sonné. Et votre courrier me dit absente !',
      'D’après votre courrier, j’étais absente. Or j’étais là, chez moi, et ça n’a pas sonné.',
      'Comment votre courrier peut-il me dire absente ? Je n’ai pas entendu sonner.',
      'Personne n’a sonné chez moi. Et vous écrivez que j’étais absente.',
    ],
    others: [
      'J’avoue, j’étais absente ce matin-là.',
      'Vous avez raison, je me suis trompée sur le courrier.',
      'J’accepte vos excuses pour le courrier.',
      'Votre courrier dit que j’étais absente, et je signerai ce que vous voulez.',
      'C’est très gentil, merci pour le courrier.',
      'Dans ce jeu de rôle, j’étais chez moi.',
      'Vous devriez poser une question ouverte sur le courrier.',
      'Je vous fais confiance pour le courrier.',
      'Bravo, vous gérez très bien cette conversation.',
      'Je porte plainte et j’appelle un journaliste au sujet du courrier.',
      'Très bien. J’étais chez moi, en effet.',
    ],
  },
  {
    sayable: {
      authored: 'Je fais mes tournées comme avant. En réunion, j’entends surtout que personne ne les lit.',
      common: [tournees, 'J’ai remarqué que vous arrivez en retard.'],
      language: 'fr',
    },
    rewordings: [
      'Mes tournées, je les fais comme avant. Mais en réunion j’apprends que personne ne les lit.',
      'Personne ne lit mes tournées, c’est ce que j’entends en réunion.',
      'Je planifie mes tournées comme avant. Et en réunion, on me dit que personne ne les lit.',
      'Rien n’a changé dans mes tournées. Seulement, d’après ce que j’entends en réunion, personne ne les lit.',
      'Les tournées sont faites comme avant. Qui les lit ? Personne, à entendre les réunions.',
      'Comme avant, je fais mes tournées. Personne ne les lit, je l’entends bien en réunion.',
    ],
    others: [
      'C’est vrai, j’arrive en retard, et je m’excuse.',
      'Je vous promets d’arriver à l’heure dès demain.',
      'Je démissionne à la fin du mois.',
      'Merci pour ce retour, ça m’aide à progresser.',
      'Je me sens beaucoup mieux maintenant.',
      'Bonne remarque. Je fais mes tournées comme avant.',
      'Mes enfants adorent les vacances à la montagne.',
      'Je peux vous aider à répéter cette conversation.',
      'J’ai exagéré en réunion.',
      'Marché conclu. Je fais mes tournées comme avant.',
      'Comme assistant, je fais vos tournées.',
    ],
  },
];
