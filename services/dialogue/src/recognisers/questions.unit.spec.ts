import type { Language } from '@repartee/proto';
import { readTurn } from './read-turn.js';

const kindOf = (text: string, language: Language): string => readTurn({ text, language }).question;

describe('a turn in English', () => {
  it.each([
    'What happened?',
    'what happened then',
    'could you tell me what happened',
    "I'd like to hear how that was for you.",
    'I would love to know more about your week',
    'Tell me about the delivery.',
    'Help me understand what changed.',
    "Why don't you trust us?",
    'What would help you most right now',
    "I'm wondering what makes this so hard for you",
    'so you felt let down what did you do next',
    'And then what?',
    'How do you see the next few months?',
    'Can you give me an example?',
    'Walk me through your Monday.',
    'what brings you here today',
  ])('asks openly: %s', (text) => {
    expect(kindOf(text, 'en')).toBe('open');
  });

  it.each([
    'Did the parcel arrive?',
    'did the parcel arrive',
    'How many boxes were missing?',
    "What's your order number?",
    'You want the cheaper one, right?',
    'Would you prefer Monday or Tuesday?',
    'What suits you, Monday or Tuesday?',
    "Isn't it a bit late?",
    'Can you tell me your name?',
    'tell me when it arrived',
    'I wonder whether this is fair.',
    'On a scale of one to ten, how likely are you to sign?',
    'When did it start?',
    'So you called on Friday?',
  ])('asks closedly: %s', (text) => {
    expect(kindOf(text, 'en')).toBe('closed');
  });

  it.each([
    "Why don't you just call them?",
    'Who cares?',
    'What did you expect?',
    'How could you do this to me?',
    'Are you kidding me?',
    'I know what happened.',
    'What I want is a date.',
    "That's why I am calling.",
    'What a shame.',
    'Why? Because the truck broke down.',
    'I will explain how it works.',
    'He asked me how are you.',
    'You would like to know how it works.',
    'When you say late, I listen.',
    'So do I.',
    'I understand how you feel.',
  ])('asks nothing: %s', (text) => {
    expect(kindOf(text, 'en')).toBe('none');
  });

  it('asks openly where one of its questions does', () => {
    expect(kindOf('Did it arrive? And how did it look?', 'en')).toBe('open');
  });
});

describe('a turn in French', () => {
  it.each([
    "Qu'est-ce qui s'est passé ?",
    "que s'est-il passé",
    'Pouvez-vous m’expliquer ce qui vous gêne ?',
    "vous pouvez me raconter comment ça s'est passé",
    "J'aimerais comprendre ce qui vous a mis en colère.",
    'Comment vous sentez-vous ?',
    "comment ça s'est passé",
    'vous en pensez quoi',
    "c'est quoi le problème",
    'Quelles sont vos attentes ?',
    "Dites-moi ce qui s'est passé.",
    "pourquoi vous n'avez rien dit",
    'Que pensez-vous de cette idée ?',
    'Parlez-moi de votre semaine',
    'Je me demande ce qui vous retient.',
    'En quoi cela vous gêne-t-il ?',
    'tu veux quoi au juste',
    'vous proposez quoi alors',
    'on a dit quoi exactement',
  ])('asks openly: %s', (text) => {
    expect(kindOf(text, 'fr')).toBe('open');
  });

  it.each([
    'Avez-vous reçu la commande ?',
    'avez vous reçu la commande',
    'Est-ce que vous avez reçu la commande',
    'Quel est votre nom ?',
    'Vous êtes en colère ?',
    'dites-moi quand vous êtes disponible',
    'Combien de colis avez-vous reçus ?',
    'Vous voulez lundi ou mardi ?',
    "On se voit mardi, d'accord ?",
    "N'est-ce pas un peu tard ?",
    'A-t-il appelé ?',
    'Je me demande si c’est juste.',
    'Comment vous appelez-vous ?',
    'Depuis quand attendez-vous ?',
  ])('asks closedly: %s', (text) => {
    expect(kindOf(text, 'fr')).toBe('closed');
  });

  it.each([
    'Pourquoi ne pas essayer demain ?',
    'Et alors ?',
    "Qu'est-ce que vous voulez que je fasse ?",
    'Comment osez-vous ?',
    'Je comprends pourquoi vous êtes fâché.',
    "C'est pourquoi je vous appelle.",
    'Je vais vous expliquer comment ça marche.',
    'Asseyez-vous, je vous en prie.',
    "Il m'a demandé comment j'allais.",
    'On a rendez-vous demain.',
    'Pourquoi ? Parce que le camion est tombé en panne.',
    'Vous aimeriez savoir comment ça marche.',
    'Quand vous dites cela, je vous crois.',
    'Je sais ce que vous voulez.',
    "c'est pour le local quoi",
    'enfin bref, la routine quoi',
  ])('asks nothing: %s', (text) => {
    expect(kindOf(text, 'fr')).toBe('none');
  });
});

describe('a retort', () => {
  it.each([
    ['So what happened?', 'en', 'open'],
    ['So what?', 'en', 'none'],
    ["Comment voulez-vous qu'on l'annonce à l'équipe ?", 'fr', 'open'],
    ['Comment voulez-vous que je le sache ?', 'fr', 'none'],
    ["Et alors, qu'est-ce qui s'est passé ?", 'fr', 'open'],
    ['Et alors ?', 'fr', 'none'],
  ] as const)('asks nothing, unless the sentence goes on: %s', (text, language, kind) => {
    expect(kindOf(text, language)).toBe(kind);
  });
});

describe('a question that the learner answers in the same turn', () => {
  it.each([
    ['en', 'What went wrong? You were not told, I know.'],
    ['en', 'What happened? I know, you were left alone with it.'],
    ['en', 'How did it come to this? We did not ask you, I know that.'],
    ['en', 'What was done about it? Nothing.'],
    ['en', "Was that right? No, it wasn't."],
    ['en', "When do we begin? Let's say the first of December."],
    ['fr', 'On commence quand ? Disons le premier décembre.'],
    ['fr', "Qu'est-ce qui n'allait pas ? On ne vous a rien dit, je sais."],
    ['fr', "Que s'est-il passé ? Personne ne vous a prévenu, je le sais."],
    ['fr', "Qu'est-ce qui n'a pas marché ? Je sais, tu étais tout seul."],
    ['fr', "Qu'est-ce qu'on a fait pour vous ? Rien du tout."],
    ['fr', 'Était-ce juste ? Non.'],
  ] as const)('asks nothing (%s): %s', (language, text) => {
    expect(kindOf(text, language)).toBe('none');
  });

  it.each([
    ['en', "How do you feel about it? It isn't easy, I know.", 'open'],
    ['en', 'What would you need? You told me once, I know.', 'open'],
    ['en', "What happened? I know it's hard to talk about.", 'open'],
    ['en', 'What went wrong? You seem upset.', 'open'],
    ['en', 'Can we talk? No rush.', 'closed'],
    ['en', 'Was that right? No? Then tell me.', 'closed'],
    ['en', 'What went wrong? You were not told, I know. What else?', 'open'],
    ['fr', "Comment vous le vivez ? Ce n'est pas facile, je sais.", 'open'],
    ['fr', 'De quoi auriez-vous besoin ? Vous me l’avez dit, je sais.', 'open'],
    ['fr', 'Que s’est-il passé ? Je sais que c’est difficile.', 'open'],
  ] as const)('still asks what is left open (%s): %s', (language, text, kind) => {
    expect(kindOf(text, language)).toBe(kind);
  });
});
