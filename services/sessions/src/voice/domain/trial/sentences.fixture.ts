/** What a persona says: in pieces as they are spoken. */
export const replies: readonly (readonly string[])[] = [
  [
    'I waited on two mornings, after a night on the ward, and nobody came.',
    'Nobody rang me either.',
    'So tell me, what is going to be different this time?',
  ],
  ["J'ai attendu deux matins de suite, après une nuit de garde.", 'Personne ne m’a appelée. Vous comprenez ?'],
  ['Your price went up by 4 % last year, and now you ask for more.', 'Why should I sign that?'],
  [
    'Honestly, I have heard that before.',
    'In March you said the photocell would be mended within a week; it is November now.',
    'The report is still on your desk.',
    'And I am the one who gets the warning.',
  ],
  ['No.', 'I would rather you told me straight away, before the others hear of it.'],
  ['Well, I could live with Thursday at half past one, if somebody really turns up this time and calls before.'],
];

export const takingTheFloor = [
  'sorry wait a moment I have to say something about that',
  'excuse me but that is not what happened',
  'let me explain what went wrong on our side',
  'attendez je voudrais juste dire une chose',
] as const;
