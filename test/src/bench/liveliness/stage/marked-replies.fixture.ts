import type { Language } from '@repartee/proto';

/** What readers marked in a session: "nobody would say that here". */
export interface Marked {
  scenario: string;
  language: Language;
  /** Whose lines lead there: a learner of the corpus. */
  learner: 'average' | 'expert';
  /** What the learner said, and what was said to it: a piece of a reply, or pieces that do not go together. */
  replies: readonly (readonly [turn: string, ...pieces: string[]])[];
}

export const markedReplies: readonly Marked[] = [
  {
    scenario: 'annual-review',
    language: 'en',
    learner: 'average',
    replies: [
      [
        "Good morning, Emre. I've got about an hour, and I'd like us to go through both of your objectives.",
        'It sounds right from this side of the table.',
      ],
      ['What happened there, in your opinion?', 'You announced a plan for the end.'],
      ['How many hours are we talking about?', 'somebody did read those reviews'],
    ],
  },
  {
    scenario: 'annual-review',
    language: 'en',
    learner: 'expert',
    replies: [
      [
        "And on the night of the coach you found beds for forty-three people and something hot to eat. I wasn't there, but I've read all eleven of those reviews.",
        'You announced a plan for the end.',
      ],
      [
        `The mark, then. It's "meets expectations", because the step above needs both goals and one of them stands seven points short. You can check that on the sheet; nothing else went into it.`,
        'One does try such things',
      ],
    ],
  },
  {
    scenario: 'annual-review',
    language: 'fr',
    learner: 'average',
    replies: [
      [
        "Bonjour Emre. On a une petite heure, et je voudrais qu'on voie vos deux objectifs.",
        "J'entends ce qui est dit, et aussi ce qui n'y est pas.",
      ],
      ["On commence par ce qui a marché ? Parce qu'il y en a.", 'La carte, de nouveau'],
      ["Qu'est-ce qui s'est passé, selon vous ?", 'Les deux moitiés, disiez-vous'],
      [
        "Ah oui, plus d'une journée par semaine. Il faut que je réfléchisse à ce qu'on en fait.",
        'arrêter de pousser cette porte',
      ],
    ],
  },
  {
    scenario: 'demotivated-employee',
    language: 'en',
    learner: 'average',
    replies: [
      ["I'm not here to give you trouble, I'd like to understand it.", 'Of the work, still.'],
      [
        "I could also give you a project, two days a week, if there's something you'd like.",
        'What you counted up earlier',
      ],
      ['What would interest you?', 'I think so, yes.'],
    ],
  },
  {
    scenario: 'demotivated-employee',
    language: 'en',
    learner: 'expert',
    replies: [
      [
        "I've been here since January and I didn't speak to you about it either. That was wrong of me, and I'm sorry.",
        "They're mine, all of it.",
      ],
      ['What did that do to you, that silence?', 'What you said about the routes being mine'],
      [
        "I can't promise a post, and I can't touch the pay. What I can give is two days a week for something that carries your name.",
        "You've got my calendar.",
      ],
      [
        "For instance the day routes, built like the night ones, and you'd present them at head office yourself. What would you change in that idea?",
        'And about my mother',
      ],
    ],
  },
  {
    scenario: 'demotivated-employee',
    language: 'fr',
    learner: 'average',
    replies: [["Qu'est-ce qui t'intéresserait ?", 'Je crois que oui.']],
  },
  {
    scenario: 'demotivated-employee',
    language: 'fr',
    learner: 'expert',
    replies: [
      ["Et en dehors d'ici, tes matins, ils ressemblent à quoi en ce moment ?", 'Et en février, ça tient toujours'],
      ['Par quel bout tu aimerais commencer ?', 'Tu as dit lundi.'],
    ],
  },
  {
    scenario: 'job-interview',
    language: 'en',
    learner: 'average',
    replies: [['What would you do differently today?', 'A lot. I read surveys']],
  },
  {
    scenario: 'job-interview',
    language: 'fr',
    learner: 'average',
    replies: [
      ["Et qu'est-ce qui s'est passé après ?", "Vous m'avez dit comment ça se passerait."],
      ["Qu'est-ce que vous feriez autrement aujourd'hui ?", 'Beaucoup. Maintenant'],
    ],
  },
  {
    scenario: 'job-interview',
    language: 'fr',
    learner: 'expert',
    replies: [
      [
        "Qu'est-ce que vous en avez tiré, une chose que vous faites différemment depuis ?",
        "Qu'il faut vérifier plus tôt.",
      ],
    ],
  },
  {
    scenario: 'purchasing-director',
    language: 'en',
    learner: 'average',
    replies: [["It's our first increase in three years as well.", 'It is cheaper. Whether']],
  },
  {
    scenario: 'purchasing-director',
    language: 'fr',
    learner: 'average',
    replies: [
      ['Bonjour Claire, dix minutes je crois, alors allons-y.', 'Un chiffre, enfin.'],
      [
        "Le carton recyclé a pris 11 % en un an, et l'énergie 7.",
        'Une raison que je peux répéter, donc.',
        'Pas encore, non.',
      ],
    ],
  },
  {
    scenario: 'reprimand',
    language: 'en',
    learner: 'average',
    replies: [
      ["You should have rung me, you know. I'd have taken the call with Mrs Kessler.", 'That I can say "line 4'],
      ["It doesn't take away what you've done for this plant in nineteen years.", 'Yes, I like it.'],
      ["I'll look at the report on the photocell this week, promised.", 'About that press, years ago'],
      ["And I'll have a word with production about who may call whom.", 'Alone, mostly.'],
    ],
  },
  {
    scenario: 'reprimand',
    language: 'en',
    learner: 'expert',
    replies: [
      [
        "So the phone kept going, the line was expected back by four, and twelve minutes seemed like something you didn't have.",
        'You named Tuesday.',
      ],
      [
        "I have the money for a part like that without asking anyone. I'm ordering it today, and you'll tell me by Friday when it can go in.",
        'You asked for my side, earlier.',
      ],
    ],
  },
  {
    scenario: 'reprimand',
    language: 'fr',
    learner: 'average',
    replies: [
      ["Cette règle, vous l'enseignez vous-même, vous savez pourquoi elle est là.", "Mardi, vous l'avez dit."],
      ["D'accord. Ça, je l'ignorais.", 'on lit le même cadran'],
      ['On se retrouve le 15 à la ligne, vous et moi, pour voir où on en est. Ça vous va ?', 'vous en occuper le 15'],
    ],
  },
  {
    scenario: 'reprimand',
    language: 'fr',
    learner: 'expert',
    replies: [
      [
        "Je résume : vous consignez dès aujourd'hui quelle que soit l'heure, je commande la cellule, je prends les appels, je parle aux deux équipes lundi, et l'avertissement reste. Jeudi dix heures à la ligne, on vérifie chacun sa moitié. J'ai oublié quelque chose ?",
        'commander la cellule lundi',
      ],
    ],
  },
  {
    scenario: 'secure-a-meeting',
    language: 'fr',
    learner: 'average',
    replies: [
      [
        'On prend le téléphone des cliniques la nuit et le week-end, je ne sais pas si vous nous connaissez.',
        "La météo, j'ai une fenêtre.",
      ],
      ['Et ça fonctionne comme vous voulez ?', 'Au début, vous avez demandé la permission.'],
      ['Mauvaise expérience, visiblement, je suis navrée.', 'Ça a commencé par votre aveu'],
      ["Je vous proposerais qu'on se voie à la clinique, vingt-cinq minutes.", 'Que vous ayez lu notre annonce'],
    ],
  },
  {
    scenario: 'unhappy-customer',
    language: 'en',
    learner: 'average',
    replies: [
      ["I can see two visits booked and neither of them happened. I'm sorry about that.", 'On what date?'],
      ["I understand that's annoying, three weeks is a long time.", 'Ten past one. Look at what you sent.'],
      ['That sounds like a lot of carrying around.', "That isn't what I asked.", 'You asked me'],
      ['Is there a lift in your building?', 'no step at the door'],
    ],
  },
  {
    scenario: 'unhappy-customer',
    language: 'en',
    learner: 'expert',
    replies: [
      [
        "I believe you, Mrs Haddad. You were at home, and that note is wrong. I'll have it taken out today.",
        'When would that be',
      ],
      [
        "I'm sorry that we sent you that message, and that it took you another call to get anybody to listen.",
        'It began with you asking',
      ],
      ['Clean sheets by tomorrow or the day after, whatever the brand, have I got that right?', "that's quickly told"],
      [
        "Then here is what I'd like to do. I have a machine at the depot that I can lend you until yours is fixed, brought up to your floor tomorrow.",
        "You've just given me back my mornings.",
        'You said before',
      ],
    ],
  },
  {
    scenario: 'unhappy-customer',
    language: 'fr',
    learner: 'average',
    replies: [
      ["Bonjour madame Haddad, j'ai votre dossier sous les yeux.", 'Les faits, je comprends.'],
      ['Je vois deux passages prévus et aucun de fait, je suis désolé.', 'Des excuses pour quoi au juste.'],
      ['Donc la machine demain, le technicien jeudi. On part là-dessus ?', 'Donnez-moi le jour'],
    ],
  },
  {
    scenario: 'unhappy-customer',
    language: 'fr',
    learner: 'expert',
    replies: [
      [
        'Troisième étage, petit ascenseur : je note deux personnes pour la porter. À quelles heures êtes-vous réveillée ?',
        "Oui, c'est complet",
      ],
    ],
  },
];
