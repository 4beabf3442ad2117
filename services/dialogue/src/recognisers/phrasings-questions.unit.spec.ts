import type { Language } from '@repartee/proto';
import { readTurn } from './read-turn.js';

const kindOf = (text: string, language: Language): string => readTurn({ text, language }).question;

describe('what asks openly in English', () => {
  it.each([
    'What would make the next month easier for you?',
    'how did that leave you feeling',
    "I'd be interested in what happened on the Tuesday",
    "so tell me, what's going on",
    'Talk me through it',
    'what do u think went wrong',
    'And how come nobody noticed?',
    'WHAT ARE YOU HOPING TO GET OUT OF THIS',
    'I’d love to understand what’s behind that',
    'Could you say a bit more about the handover?',
    'I wonder what you would need from me',
    'In what way was it unfair?',
    'What else should I know',
    'help me see it from where you stand',
    'Your thoughts?',
    "I'm all ears, what happened next",
    'How would you like us to handle it?',
    "please go on, I'd like to hear the whole story",
    'What did that do to the team?',
    'how do you picture the perfect handover',
    "I'm curious what made you stay this long",
    'Would you walk me through that morning?',
    'what matters most to you here',
    'Can you help me understand the hesitation?',
    'WHY IS THAT A PROBLEM FOR YOU',
    'In your view, what has changed since June',
    "I'd like to know more about the night shift",
    "what's on your mind?",
    'describe a typical Monday for me',
  ])('is heard: %s', (text) => {
    expect(kindOf(text, 'en')).toBe('open');
  });

  it.each([
    'Do you want to keep the machine?',
    'Did you tell anyone how it happened?',
    'I know what you mean.',
    'What a mess.',
    'Who do you think you are?',
    'So what?',
    "That's how we do things here.",
    'She asked me what I wanted.',
    'How many people were there?',
    'What I need is your signature.',
    'Is that okay with you?',
    'I told him how it works.',
    'Are you sure about that?',
    'I asked him what he thought.',
    'That is what I want to know from the supplier.',
    'Do you know what time it is?',
    'How dare you.',
    "I'll tell you how we proceed.",
    'What a relief.',
    'Why bother?',
  ])('is not heard in: %s', (text) => {
    expect(kindOf(text, 'en')).not.toBe('open');
  });
});

describe('what asks closedly in English', () => {
  it.each([
    'Do you want to keep the machine?',
    'did u get my email',
    'Is Thursday ok',
    'Have you already spoken to your manager about this?',
    "You've been here since March, haven't you?",
    'how many hours did you wait',
    'Can we agree on that?',
    'Could you tell me when the invoice arrived?',
    "I'd like to know if you still want the upgrade",
    'Which of the two do you prefer?',
    "so you'd rather wait?",
    'ARE YOU STILL INTERESTED',
    'Would ten days be enough?',
    'When can you start',
    'Who was there?',
    'Isn’t that what we said?',
    'May I ask how old the boiler is?',
    'Was it delivered late or damaged?',
    'Did the technician show up?',
    'would you be free on Wednesday',
    'Has anyone apologised to you yet?',
    "so it's the second time this month?",
    'do you have the receipt',
    'Should I send it by post or by mail?',
    'WERE YOU TOLD ABOUT THE CHANGE',
    "I'd like to know whether you can wait until Monday",
    'Whose idea was it?',
    'Any chance you could come earlier?',
  ])('is heard: %s', (text) => {
    expect(kindOf(text, 'en')).toBe('closed');
  });

  it.each([
    'I have already spoken to your manager.',
    'Can do.',
    'What would help you the most?',
    'As you can see, it is late.',
    'Do come in.',
    'Have a seat.',
    'Nobody asked whether you agreed.',
    'Are you kidding me?',
    'If you agree we can start.',
    'He wanted to know if I was free.',
    'Tell me everything.',
    'Had I known, I would have called.',
    'I did tell the technician.',
    'You would be free on Wednesday.',
    'How was the training?',
    'Should you change your mind, call me.',
    "I don't know if he came.",
    'Do sit down.',
    'They asked if we were open.',
    'Who needs that anyway.',
  ])('is not heard in: %s', (text) => {
    expect(kindOf(text, 'en')).not.toBe('closed');
  });
});

describe('what asks openly in French', () => {
  it.each([
    "Qu'est-ce qui vous ferait du bien en ce moment ?",
    'comment vous avez vécu la réunion de mardi',
    "J'aimerais savoir ce qui s'est passé de votre côté",
    "dites m'en plus",
    'Racontez-moi comment ça a commencé',
    'c est quoi qui coince selon vous',
    'POURQUOI CE CHANGEMENT VOUS INQUIETE',
    'Je serais curieux de connaître votre version',
    'En quoi est-ce injuste pour vous ?',
    'Vous en pensez quoi',
    'Qu’attendez-vous de moi aujourd’hui ?',
    'Je me demande ce qui vous a décidé',
    'comment tu vois la suite',
    "qu'est ce que je peux faire pour t'aider",
    'Expliquez-moi un peu la situation',
    "Vous pouvez m'en dire davantage ?",
    'De quoi auriez-vous besoin pour avancer ?',
    'Parlez-moi de votre semaine',
    "Qu'est-ce que ça a changé pour l'équipe ?",
    'comment vous imaginez la passation idéale',
    'Je suis curieux de savoir ce qui vous a fait rester',
    'Vous voulez bien me raconter cette matinée ?',
    "qu'est-ce qui compte le plus pour vous",
    'Aidez-moi à comprendre cette hésitation.',
    'EN QUOI CELA VOUS POSE PROBLEME',
    "Selon vous, qu'est-ce qui a changé depuis juin",
    "j'aimerais en savoir plus sur l'équipe de nuit",
    'à quoi pensez-vous ?',
    'decrivez moi un lundi ordinaire',
  ])('is heard: %s', (text) => {
    expect(kindOf(text, 'fr')).toBe('open');
  });

  it.each([
    'Vous voulez garder la machine ?',
    "Est-ce que vous l'avez prévenu ?",
    'Je sais ce que vous voulez dire.',
    'Quel gâchis.',
    'Pour qui vous prenez-vous ?',
    'Et alors ?',
    "C'est comme ça qu'on travaille ici.",
    "Il m'a demandé ce que je voulais.",
    'Combien de personnes étaient là ?',
    "Ce qu'il me faut, c'est votre signature.",
    "Vous êtes d'accord ?",
    'Je lui ai dit comment ça marche.',
    'Vous en êtes sûr ?',
    "Je lui ai demandé ce qu'il en pensait.",
    "C'est ce que je veux savoir du fournisseur.",
    'Savez-vous quelle heure il est ?',
    'Comment osez-vous.',
    'Je vais vous dire comment on procède.',
    'Quel soulagement.',
    'À quoi bon ?',
  ])('is not heard in: %s', (text) => {
    expect(kindOf(text, 'fr')).not.toBe('open');
  });
});

describe('what asks closedly in French', () => {
  it.each([
    'Vous voulez garder la machine ?',
    'Jeudi, ça vous convient ?',
    'Avez-vous déjà parlé à votre responsable ?',
    'vous êtes là depuis mars, non ?',
    "combien d'heures vous avez attendu",
    "Est-ce qu'on est d'accord là-dessus ?",
    'Pouvez-vous me dire quand la facture est arrivée ?',
    'Je voudrais savoir si vous tenez toujours à cette option',
    'Lequel des deux préférez-vous ?',
    'donc vous préférez attendre ?',
    'ETES VOUS TOUJOURS INTERESSE',
    'Dix jours, ce serait suffisant ?',
    'quand est-ce que vous pouvez commencer',
    'Qui était là ?',
    'C’est bien ce qu’on avait dit ?',
    'est ce que vous avez le numéro de commande',
    "C'était en retard ou abîmé ?",
    'Le technicien est-il passé ?',
    "Est-ce que quelqu'un s'est déjà excusé ?",
    "donc c'est la deuxième fois ce mois-ci ?",
    'avez vous la facture',
    "Je l'envoie par courrier ou par mail ?",
    'VOUS A T ON PREVENU DU CHANGEMENT ?',
    'Je voudrais savoir si vous pouvez attendre lundi',
    'Qui a eu cette idée ?',
    'Vous pourriez venir plus tôt ?',
  ])('is heard: %s', (text) => {
    expect(kindOf(text, 'fr')).toBe('closed');
  });

  it.each([
    "J'en ai déjà parlé à votre responsable.",
    'Ça marche.',
    "Qu'est-ce qui vous aiderait le plus ?",
    'Comme vous pouvez le voir, il est tard.',
    'Asseyez-vous.',
    'Entrez donc.',
    "Personne n'a demandé si vous étiez d'accord.",
    'Vous plaisantez ?',
    "Si vous êtes d'accord, on commence.",
    "Il voulait savoir si j'étais libre.",
    'Racontez-moi tout.',
    "Si j'avais su, j'aurais appelé.",
    "Je l'ai dit au technicien.",
    'Vous serez libre mercredi.',
    'Comment était la formation ?',
    "Si vous changez d'avis, appelez-moi.",
    "Je ne sais pas s'il est venu.",
    'Prenez place.',
    "On m'a demandé si on était ouverts.",
    "Passez donc à l'accueil.",
  ])('is not heard in: %s', (text) => {
    expect(kindOf(text, 'fr')).not.toBe('closed');
  });
});
