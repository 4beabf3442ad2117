import { languages } from '../text.js';
import type { Language } from '../text.js';
import type { AnswerField } from './index.js';
import { remarkInWords, remarkSentences, remarksOnAnswers, tidyAnswers } from './index.js';

const today = '2026-11-20';
const good = {
  en: {
    who: 'Paul',
    event: 'the kitchen that came late',
    said: 'You’ll have it by Friday.',
    goal: 'agree on a new date',
  },
  fr: { who: 'Léa', event: 'la cuisine livrée en retard', said: 'Vous l’aurez vendredi.', goal: 'convenir d’une date' },
};
const on = (field: AnswerField, text: string, language: Language = 'en') =>
  remarksOnAnswers({ ...good[language], date: '2026-11-12', [field]: text }, { language, today });

describe('answers to a case', () => {
  it.each(languages)('that fit meet no remark, in %s', (language) => {
    expect(on('date', '2026-11-12', language)).toEqual({});
    expect(on('said', '', language)).toEqual({});
  });

  it.each([
    ['who', '…', 'missing'],
    ['who', 'paul@kitchens.example', 'link'],
    ['event', '[who]', 'brackets'],
    ['event', 'the '.repeat(30), 'tooLong'],
    ['event', 'she left', 'sentence'],
    ['goal', 'www.kitchens.example', 'link'],
    ['goal', 'a new date', 'notAVerb'],
    ['goal', 'so that she stays', 'notAVerb'],
    ['goal', 'fifteen minutes of her time', 'notAVerb'],
    ['said', 'none', 'nothing'],
    ['date', 'last Thursday', 'missing'],
    ['date', '2026-11-21', 'future'],
  ] as const)('stop it where the %s is “%s”', (field, text, code) => {
    expect(on(field, text)[field]).toMatchObject({ code, stops: true });
  });

  it('are put right only by what can be said', () => {
    expect(on('goal', 'pour obtenir une date', 'fr').goal).toEqual({
      ...{ code: 'wish', stops: true, mended: 'obtenir une date' },
    });
    expect(on('goal', 'pour qu’elle reste', 'fr').goal).toEqual({ code: 'notAVerb', stops: true });
  });

  it('only hint where the learner may know better', () => {
    expect(on('event', 'le retard des cuisines').event).toEqual({ code: 'otherLanguage', stops: false });
  });

  it('are looked at as they will be said', () => {
    const answers = { ...good.en, date: '2026-11-12', event: 'The kitchen  that came late.', goal: 'Agree on a date!' };
    expect(tidyAnswers(answers, 'en')).toMatchObject({ event: 'the kitchen that came late', goal: 'agree on a date' });
    expect(remarksOnAnswers(answers, { language: 'en', today })).toEqual({});
  });
});

describe('a remark in words', () => {
  it('says what does not fit, with an answer that does', () => {
    const [reader, language] = ['en', 'fr'] as const;
    expect(remarkInWords('event', { code: 'missing', stops: true }, { reader, language })).toBe(
      'Say in a few words what it is about, such as “la cuisine livrée en retard”.',
    );
    expect(
      remarkInWords('who', { code: 'tooLong', stops: true, length: { most: 40, over: 3 } }, { reader, language }),
    ).toBe('3 characters too many: it is said in one breath, in at most 40.');
  });

  it('is written in both languages, with the signs of print', () => {
    const keys = (language: Language) =>
      Object.entries(remarkSentences[language]).flatMap(([field, of]) =>
        Object.keys(of).map((code) => `${field}.${code}`),
      );
    const texts = (language: Language) => Object.values(remarkSentences[language]).flatMap((of) => Object.values(of));
    expect(keys('fr')).toEqual(keys('en'));
    expect(texts('en').filter((text) => text.includes("'"))).toEqual([]);
    expect(texts('fr').filter((text) => /'| [:;?!»]|« /.test(text))).toEqual([]);
  });
});
