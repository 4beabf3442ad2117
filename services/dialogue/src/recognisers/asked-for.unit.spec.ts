import type { Language } from '@repartee/proto';
import { createTestPlay } from '../engine/play.fixture.js';
import { readTurn } from './read-turn.js';

const play = createTestPlay();
const asks = (text: string, language: Language): readonly string[] => readTurn({ text, language, play }).asks;

describe('a question that the scenario does not list', () => {
  it.each([
    ['en', 'Could you say a bit more about that?', 'other:more'],
    ['en', 'How did that go?', 'other:more'],
    ['en', 'Why is that?', 'other:more'],
    ['en', "I'd be curious to know how you see things.", 'other:opinion'],
    ['en', 'What matters to you in this?', 'other:wish'],
    ['en', 'Why are you so upset?', 'other:feeling'],
    ['en', 'Where do we go from here?', 'other:next_step'],
    ['en', 'Why was the ferry cancelled?', 'other:reason'],
    ['en', 'Is the ferry full?', 'other:yes_no'],
    ['fr', 'Vous pouvez m’en dire plus ?', 'other:more'],
    ['fr', 'Comment ça se passe ?', 'other:more'],
    ['fr', 'Comment voyez-vous les choses ?', 'other:opinion'],
    ['fr', 'Qu’est-ce qui compte pour vous ?', 'other:wish'],
    ['fr', 'Pourquoi êtes-vous si fâchée ?', 'other:feeling'],
    ['fr', 'Et maintenant, on fait quoi ?', 'other:next_step'],
    ['fr', 'Vous pouvez me dire ce qui ne va pas ?', 'other:more'],
    ['fr', 'Qui ne va pas bien ?', 'other:person'],
    ['en', 'Those who drive, is that a worry?', 'other:yes_no'],
    ['en', 'Would that help you?', 'other:offer'],
    ['en', 'When the pump stops, what does it show?', 'other:other'],
    ['en', 'Shall I explain first, or would you rather begin?', 'other:choice'],
    ['en', 'Is it the door or not?', 'other:yes_no'],
    ['fr', 'Ça vous irait ?', 'other:offer'],
    ['fr', 'Quand la pompe s’arrête, elle fait du bruit ?', 'other:yes_no'],
    ['fr', 'Vous préférez le matin ou l’après-midi ?', 'other:choice'],
    ['fr', 'Est-ce que vous seriez là le matin, ou plutôt après ?', 'other:choice'],
  ] as const)('is told by what it asks for (%s): %s', (language, text, ask) => {
    expect(asks(text, language)).toEqual([ask]);
  });

  it.each([
    ['fr', 'Vous rentrez à quelle heure, le soir ?', ['other:date']],
    ['fr', 'Ça fait combien de marches, cet escalier', ['other:amount']],
    ['fr', 'Je ne sais pas combien de temps il faudra.', []],
    ['en', 'I forgot, when is your birthday', ['other:date']],
    ['en', 'She left on Monday, which is why I came.', []],
  ] as const)('needs no verb in front, and no mark (%s): %s', (language, text, expected) => {
    expect(asks(text, language)).toEqual(expected);
  });

  it('asks to confirm by its mark alone, where nothing else is asked', () => {
    expect(asks('Vous avez pris le train ?', 'fr')).toEqual(['other:confirm']);
    expect(asks('Why did she leave? You see?', 'en')).toEqual(['other:reason']);
  });

  it('is about all that stands before a tag', () => {
    expect(asks("You've heard of the delay, haven't you", 'en')).toEqual(['other:yes_no:delay']);
  });

  it('names its topic', () => {
    expect(asks('When did the delay begin?', 'en')).toEqual(['other:date:delay']);
  });

  it('stands beside the one before it in the same sentence', () => {
    expect(asks('What was the price, and who is the person in charge?', 'en')).toEqual([
      'price',
      'other:person:person',
    ]);
  });
});

describe('a question that leans on the sentence before', () => {
  const previous = { points: [], asks: [], spokenOf: 'delay' };
  const read = (text: string, language: Language) => readTurn({ text, language, play, previous });

  it.each([
    ['en', 'Why is that?', 'other:why:delay'],
    ['en', 'How come?', 'other:why:delay'],
    ['en', 'Which one?', 'other:event:delay'],
    ['en', 'And you?', 'other:more:delay'],
    ['en', 'Really?', 'other:yes_no:delay'],
    ['fr', 'Pourquoi ?', 'other:why:delay'],
    ['fr', 'Comment ça se fait ?', 'other:why:delay'],
    ['fr', 'C’est possible ?', 'other:yes_no:delay'],
    ['fr', 'Depuis quand ?', 'other:date:delay'],
    ['fr', 'Pourquoi, à votre avis ?', 'other:why:delay'],
    ['fr', 'Et vous ?', 'other:more:delay'],
  ] as const)('is about what the persona spoke of last (%s): %s', (language, text, ask) => {
    expect(read(text, language).asks).toEqual([ask]);
    expect(read(text, language).topics).toEqual(['delay']);
  });

  it('is about what the learner has just said, where that names a topic', () => {
    expect(read('You spoke of money before. Why is that?', 'en').asks).toEqual(['other:why:money']);
    expect(read('Merci. Pourquoi ?', 'fr').asks).toEqual(['other:why:delay']);
  });

  it.each([
    ['en', 'How are you?', 'other:feeling'],
    ['en', 'Why was the ferry cancelled?', 'other:reason'],
    ['en', 'Are you able to help me today?', 'other:yes_no'],
    ['en', 'We could come on Thursday. Is that possible?', 'other:yes_no'],
    ['fr', 'Comment allez-vous ?', 'other:feeling'],
    ['fr', 'On peut passer jeudi. C’est possible ?', 'other:confirm'],
  ] as const)(
    'is none where it stands by itself, or asks whether the learner’s own offer will do (%s): %s',
    (...asked) => {
      const [language, text, ask] = asked;
      expect(read(text, language).asks).toEqual([ask]);
      expect(read(text, language).topics).toEqual([]);
    },
  );
});

describe('one question', () => {
  const heard = (en: string) => ({ en: [en], fr: ['jamais'] });
  const { questions } = play.scenario;
  const listed = createTestPlay({
    scenario: {
      questions: [
        ...questions,
        { id: 'since', kind: 'date', heard: heard('how long') },
        { id: 'waiting', kind: 'amount', heard: heard('how long did * wait') },
        { id: 'called', kind: 'yes_no', heard: heard('you called') },
      ],
    },
  });
  const asked = (text: string) => readTurn({ text, language: 'en', play: listed }).asks;

  it('is heard once, whatever lists its words', () => {
    expect(asked('How long did you wait?')).toEqual(['waiting']);
    expect(asked('How long was the line when you called?')).toEqual(['since']);
  });

  it('is two where a second thing is joined on', () => {
    expect(asked('How long was the line, or was it that you called?')).toEqual(['since', 'called']);
  });
});

describe('two questions in one turn', () => {
  it.each([
    ['en', 'Who is it, and by when?', ['other:person', 'other:date']],
    ['en', 'Who is the person, and by when?', ['other:person:person', 'other:date:person']],
    ['en', 'What was the price, and since when?', ['price', 'other:date:money']],
    ['en', "I'd like to know when it starts and whether you would come.", ['other:date', 'other:yes_no']],
    ['fr', 'Je voudrais savoir quand ça commence et si vous viendrez.', ['other:date', 'other:yes_no']],
    ['fr', 'Vous partez quand, et ça vous convient ?', ['other:date', 'other:offer']],
    ['fr', 'Vous y passez combien de temps, et avec qui ?', ['other:date', 'other:person']],
    ['fr', 'Tu en as parlé avec qui, et tu en penses quoi ?', ['other:person', 'other:more']],
  ] as const)('are heard as two (%s): %s', (language, text, expected) => {
    expect(asks(text, language)).toEqual(expected);
  });

  it.each([
    ['fr', 'Je vois combien c’est dur.'],
    ['fr', 'Vous pouvez venir à l’heure que vous voulez ou quand vous voulez.'],
    ['en', 'Let me tell you what we do and how it works.'],
  ] as const)('are none where something is told (%s): %s', (language, text) => {
    expect(asks(text, language)).toEqual([]);
  });
});

describe('what only leads up to a question, or stands beside it', () => {
  it.each([
    ['en', 'Since April? Who told you that?', ['other:person']],
    ['fr', 'Depuis avril ? Qui vous l’a dit ?', ['other:person']],
    ['fr', 'Tu peux me le dire. Qui t’en a parlé ?', ['other:person']],
  ] as const)('asks nothing of its own (%s): %s', (language, text, expected) => {
    expect(asks(text, language)).toEqual(expected);
  });

  it('is not asked twice where the second half asks for something else', () => {
    const twice = asks('What was the price? And since when is the price so?', 'en');
    expect(twice[0]).toBe('price');
    expect(twice).toHaveLength(2);
  });

  it('asks where it is joined on: "and the price?"', () => {
    expect(asks('The price? And who told you?', 'en')).toHaveLength(2);
  });
});

describe('the kind of a question', () => {
  it.each([
    ['en', 'How are you going to work from now on?', 'more'],
    ['en', 'Shall we sit down to see where we stand?', 'offer'],
    ['fr', 'Depuis quand le ressentez-vous ainsi ?', 'date'],
    ['fr', 'Pardon, à qui est-ce que vous écririez ?', 'person'],
    ['fr', 'Les prix fermes, ça passerait auprès d’eux ?', 'confirm'],
    ['fr', 'Quatre en janvier : ça vous parle ?', 'offer'],
    ['fr', 'Tu viens aussi, ou tu préfères rester ?', 'choice'],
  ] as const)(
    'is told by its first words, and by nothing that stands in it by chance (%s): %s',
    (language, text, kind) => {
      expect(asks(text, language)[0]?.split(':')[1]).toBe(kind);
    },
  );

  it('is a wish to know, put to the other: « je vous demande si »', () => {
    expect(asks('Je vous demande si les délais vous conviennent.', 'fr')).toHaveLength(1);
  });
});

describe('a question of the scenario', () => {
  it('is about its topic, whatever its words', () => {
    expect(readTurn({ text: 'What was the reason?', language: 'en', play }).topics).toEqual(['delay']);
  });
});

describe('the form of a question', () => {
  const question = (text: string, language: Language) => readTurn({ text, language }).question;

  it.each([
    ['en', 'How could I possibly know that?', 'none'],
    ['en', 'How was I to guess?', 'none'],
    ['fr', 'Comment pourrais-je le savoir ?', 'none'],
    ['en', 'What if we met on Monday?', 'closed'],
    ['en', 'Would you tell the others on Monday?', 'closed'],
    ['en', 'Would you tell me about Monday?', 'open'],
    ['fr', 'Et si on se voyait lundi ?', 'closed'],
    ['fr', 'Vous êtes combien là-bas', 'closed'],
    ['fr', 'C’est jusqu’à quand', 'closed'],
    ['fr', 'On fait quoi ensuite ?', 'open'],
    ['fr', 'Que devrait dire le dossier ?', 'open'],
    ['en', 'Since when has it been leaking?', 'closed'],
  ] as const)('is heard alike in both languages (%s): %s', (language, text, kind) => {
    expect(question(text, language)).toBe(kind);
  });

  it('is open and not closed too where « puis-je » follows its question word', () => {
    const { cues } = readTurn({ text: 'Bon, en quoi puis-je vous être utile ?', language: 'fr' });
    expect(cues.map(({ cue }) => cue)).toEqual(['open_question']);
  });
});
