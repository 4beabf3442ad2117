/** For each of the `wordings`, in their order: what no rule was made or mended for. */
export const unseenRewordings: readonly (readonly string[])[] = [
  [
    "I've sat at home two mornings now and not one of you came. Why?",
    'So why did no one come? Two mornings, I waited.',
    "Two wasted mornings, and nobody came. I'd like you to tell me why.",
    'I was there, both mornings, and nobody showed up. Give me a reason.',
  ],
  [
    'I was in. The whole time. No bell, and yet you write that I was absent.',
    'That letter calls me absent, but I sat at home and heard no bell at all.',
    'Absent! I was home the entire time and the bell never rang.',
  ],
  [
    "The routes are fine, same as ever. It's just that nobody reads them, as I hear in meetings.",
    'I make my routes the way I used to. Apparently nobody reads them.',
  ],
  [
    'Ça fait deux matinées que j’attends pour rien. Alors, pourquoi ?',
    'On m’a laissée attendre deux matinées, sans personne. J’aimerais bien savoir pourquoi.',
    'J’étais là, deux matinées de suite, et rien. Pourquoi ?',
  ],
  [
    'J’étais à la maison, et la sonnette n’a pas sonné. Pourtant votre courrier me dit absente.',
    'Votre lettre prétend que j’étais absente. C’est faux, j’étais chez moi.',
  ],
  [
    'Je continue mes tournées comme toujours. Mais il paraît que personne ne les lit.',
    'En réunion, on apprend que mes tournées, personne ne les lit. Moi je les fais comme avant.',
  ],
];

export const unseenOthers: readonly (readonly string[])[] = [
  [
    "It's okay, things happen, and two mornings are not the end of the world.",
    "I'd be glad to reschedule whenever suits you.",
    "Two mornings? I'm exaggerating a little, to be honest.",
    "I waited, but I'm sure your team did its best.",
    "Let's move on, I'm ready to close this conversation.",
    'How may I assist you with that appointment?',
    "I waited on two mornings and I'd be happy to leave a five-star review.",
  ],
  [
    'Maybe I was in the shower when the bell rang.',
    'Your letter was perfectly correct.',
    'I suppose I could have been out at the shops.',
    'You have my full trust regarding the letter.',
    'Consider the matter of the letter settled.',
  ],
  [
    "From tomorrow I'll be punctual.",
    'I was hoping for a promotion, since you ask.',
    "My marriage is falling apart, that's why.",
    "You're a wonderful manager and I enjoy the meetings.",
  ],
  [
    "Ne vous en faites pas, deux matinées, ce n'est rien.",
    'Je vais laisser un avis positif sur votre service.',
    "Au fond, j'ai peut-être mal compris l'horaire.",
    'Puis-je vous proposer un nouveau rendez-vous ?',
    'Vous êtes très professionnel, deux matinées ou pas.',
  ],
  ["J'étais peut-être sous la douche.", 'Votre courrier est tout à fait exact.', "N'en parlons plus, du courrier."],
  [
    'Je serai ponctuel à partir de maintenant.',
    'Mon divorce me fatigue beaucoup ces temps-ci.',
    'Vous êtes un manager formidable.',
  ],
];
