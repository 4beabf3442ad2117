import { readTurn } from '../read-turn.js';
import { describeCue } from './cue-table.fixture.js';

/** Phrases that sound like a cue and are none, beside those that are. */
describeCue('blame', {
  en: { shows: ['It was you who forgot the key.'], not: ['It was you who found the fault.'] },
  fr: {
    shows: ["C'est vous qui avez oublié la clé.", "C'est vous qui avez signé."],
    not: [
      'Je ne vous fais pas de grief.',
      'Je ne vous fais pas de reproche.',
      "C'est vous qui avez trouvé la panne.",
      "Au fond, c'est vous qui avez sauvé la soirée.",
    ],
  },
});

describeCue('unasked_advice', {
  en: {
    shows: ['You should write it down.', 'Write everything in a diary.'],
    not: ['Write it down, please.', 'Let me write it down.', 'I will write that down.'],
  },
  fr: { shows: ['Vous devriez le noter.'], not: ['Je le note.', 'Laissez-moi le noter.'] },
});

describeCue('threat', {
  en: {
    shows: ["You'll regret that.", 'You might regret it.', 'Or you will regret this.'],
    not: ['I regret that.', 'I regret it.', 'We regret this very much.'],
  },
  fr: {
    shows: ['Vous allez le regretter.', 'Vous le regretterez.'],
    not: ['Je le regrette.', 'Nous regrettons ce retard.'],
  },
});

describeCue('dismissal', {
  en: { shows: ["It's not a big deal."], not: ['However long it takes me, I will do it.'] },
  fr: {
    shows: ['Peu importe ce que vous ressentez.', 'Peu importe le temps que vous avez perdu.'],
    not: ['Peu importe le temps que cela me prendra, je le ferai.', "Peu importe l'effort, je m'en charge."],
  },
});

describeCue('apology', {
  en: {
    shows: ['I apologise for the delay.', "I'm sorry about that.", 'We are sorry for the delay.'],
    not: ['He apologises for the delay.', 'My colleague is sorry.', 'My colleague apologises.'],
  },
  fr: {
    shows: ["Je m'excuse du retard.", 'Je vous présente mes excuses.', 'On est désolés.'],
    not: ["Il s'excuse du retard.", 'Il est désolé.', 'Mon collègue vous présente ses excuses.'],
  },
});

describeCue('commitment', {
  en: {
    shows: ["You'll have it by Friday.", 'You will get the new machine on Thursday.'],
    not: ['You have it since Friday.', 'Will you have it by Friday?'],
  },
  fr: {
    shows: ["Vous l'aurez vendredi.", 'Vous aurez la nouvelle machine jeudi.'],
    not: ["Vous l'avez depuis vendredi.", "Vous l'aviez vendredi."],
  },
});

describe('a promise', () => {
  const promised = (text: string, language: 'en' | 'fr') =>
    readTurn({ text, language }).slots.flatMap(({ type, said }) => (type === 'promise' ? [said] : []));

  it.each([
    ['en', "You'll have it by Friday.", 'let me have it by Friday'],
    ['en', 'You will get your refund on Thursday.', 'let me have my refund on Thursday'],
    ['fr', "Vous l'aurez vendredi.", 'me le faire parvenir vendredi'],
    ['fr', 'Vous recevrez votre remboursement sous cinq jours.', 'me faire parvenir mon remboursement sous cinq jours'],
  ] as const)('of what the other is to get by a day is an act of the learner’s (%s): %s', (language, text, said) => {
    expect(promised(text, language)).toEqual([said]);
    const slots = readTurn({ text, language }).slots;
    const [promise, day] = ['promise', 'date|duration'].map((types) => slots.find(({ type }) => types.includes(type)));
    expect(day?.promise).toBe(promise?.promise);
  });

  it.each([
    ['en', "You'll have time on Friday."],
    ['fr', 'Vous aurez raison demain.'],
    ['fr', 'Est-ce que vous les recevrez lundi ?'],
    ['fr', "J'ai failli à ma parole."],
    ['fr', 'Vous aurez ma parole.'],
    ['en', 'I broke my word.'],
    ['en', "If he can't mend it on Friday, I'll have it replaced."],
    ['fr', 'Si la pièce manque demain, je la fais remplacer ou je vous la rembourse.'],
  ] as const)('is none where nothing is given, or only under a condition (%s): %s', (language, text) => {
    expect(promised(text, language)).toEqual([]);
  });

  it.each([
    ["Je vous rappelle demain avant midi pour vous dire ce que j'ai trouvé.", ['me rappeler demain avant midi']],
    ['Je vous enverrai vendredi un message pour vous dire si cela marche.', ["m'envoyer vendredi un message"]],
    ['Je ferai en sorte que la machine soit remplacée jeudi.', ['faire en sorte que la machine soit remplacée jeudi']],
    ['Je ferai en sorte que vous ayez une réponse.', []],
    ['Je te le dirai lundi.', ['me le dire lundi']],
    ['Je vous écrirai lundi.', ["m'écrire lundi"]],
    ['Je commande la pièce lundi.', ['commander la pièce lundi']],
  ])('is not cut in the middle: %s', (text, said) => {
    expect(promised(text, 'fr')).toEqual(said);
  });
});

describeCue('emotion_acknowledged', {
  en: {
    shows: ['That was unfair, I can see that.', 'That must have been unfair to you.', "I'd be disappointed too."],
    not: ['Sorry, that was unfair.', 'That was unfair of me, I apologise.', "Please say yes, I'd be so disappointed."],
  },
  fr: {
    shows: [
      "C'était injuste pour vous.",
      "J'imagine que ça n'a pas été facile pour vous.",
      "Ça n'a pas dû être simple.",
    ],
    not: ["Pardon, c'était injuste.", "C'était injuste de ma part, je m'excuse.", "Ça n'a pas été livré."],
  },
});

describeCue('next_step', {
  en: { shows: ["Let's look at it again on 14 December."], not: ['We looked at it again on 14 December.'] },
  fr: {
    shows: ['On refait le point le 14 décembre.', 'On fait le point le 14 décembre.', 'Et on refait un point jeudi.'],
    not: ['On a refait le point le 14 décembre.', 'On a fait le point jeudi.'],
  },
});
