import { CaseAnswers } from '@repartee/proto';
import type { Language } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { answersOf, emptyDraft, tidied } from './draft.js';
import type { CaseDraft } from './draft.js';
import { isStopped, remarksOn } from './remarks.js';
import type { CaseField } from './remarks.js';

const today = '2026-11-20';
const good: Record<Language, Partial<CaseDraft>> = {
  en: {
    ...{ templateId: 'case-a', who: 'Paul', event: 'the kitchen that came late', date: '2026-11-12' },
    ...{ said: 'You’ll have it by Friday.', goal: 'agree on a new date', reaction: 'angry' },
  },
  fr: {
    ...{ templateId: 'case-a', who: 'Léa', event: 'la cuisine livrée en retard', date: '2026-11-12' },
    ...{ said: 'Vous l’aurez vendredi.', goal: 'convenir d’une nouvelle date', reaction: 'cold' },
  },
};
const createTestDraft = (over: Partial<CaseDraft> = {}): CaseDraft => {
  const language = over.language ?? 'en';
  return { ...emptyDraft(language), ...good[language], ...over };
};
const on = (field: CaseField, value: string, language: Language = 'en') =>
  remarksOn(createTestDraft({ language, [field]: value }), today)[field];
const codeOf = (field: CaseField, value: string, language: Language = 'en') => on(field, value, language)?.code;

describe('answers that fit', () => {
  it.each(['en', 'fr'] as const)('meet no remark, in %s', (language) => {
    expect(remarksOn(createTestDraft({ language }), today)).toEqual({});
  });

  it('need not say what was said', () => {
    const draft = createTestDraft({ said: ' ' });
    expect(remarksOn(draft, today)).toEqual({});
    expect(answersOf(draft).said).toBeNull();
  });

  it('are what the contract wants, in both languages', () => {
    for (const language of ['en', 'fr'] as const)
      expect(CaseAnswers.parse(answersOf(createTestDraft({ language })))).toMatchObject({ date: '2026-11-12' });
  });

  it.each([
    ...['agree on a new date', 'bring the date forward', 'not lose the customer', 'find out what happened'],
    ...['understand why', 'tell Paul the truth'],
  ])('may be the goal “%s”', (goal) => {
    expect(codeOf('goal', goal)).toBeUndefined();
  });

  it.each([
    ...['convenir d’une date', 'ne pas perdre la cliente', 'lui dire la vérité', 'se mettre d’accord'],
    ...['mieux comprendre', 'l’aider à repartir', 'savoir pourquoi', 'en parler calmement'],
  ])('may be the goal « %s »', (goal) => {
    expect(codeOf('goal', goal, 'fr')).toBeUndefined();
  });

  it.each(['des retards en série', 'le dossier Ionesco', 'Ondine et le planning', 'deux jours de retard'])(
    'may be the event « %s »',
    (event) => {
      expect(codeOf('event', event, 'fr')).toBeUndefined();
    },
  );
});

describe('an empty form', () => {
  it('is stopped at everything but what was said', () => {
    const remarks = remarksOn(emptyDraft('en'), today);
    expect(Object.keys(remarks)).toEqual(['templateId', 'who', 'event', 'date', 'goal', 'reaction']);
    expect(isStopped(remarks)).toBe(true);
  });
});

describe('what happened', () => {
  it.each([
    ...['I delivered it too late', 'He’s angry with me', 'they cancelled', 'because it was late', 'that I was late'],
  ])('is no whole sentence: “%s”', (event) => {
    expect(on('event', event)).toEqual({ code: 'sentence', stops: true });
  });

  it.each(['J’ai livré en retard', 'Il est fâché', 'on a annulé', 'parce que c’est tard', 'qu’il était absent'])(
    'is no whole sentence: « %s »',
    (event) => {
      expect(on('event', event, 'fr')).toEqual({ code: 'sentence', stops: true });
    },
  );

  it('does not bring the word that the sentence has already', () => {
    expect(on('event', 'About the invoice')).toEqual({ code: 'about', stops: true, mended: 'the invoice' });
    expect(on('event', 'à cause de la facture', 'fr')?.mended).toBe('la facture');
    expect(on('event', 'D’une facture', 'fr')?.mended).toBe('une facture');
  });

  it('is nobody’s own once the persona says it', () => {
    expect(on('event', 'my late delivery')).toEqual({ code: 'mine', stops: false });
    expect(on('event', 'mon retard', 'fr')).toEqual({ code: 'mine', stops: false });
    expect(codeOf('event', 'the mystery of the thermostat')).toBeUndefined();
  });

  it('is nobody else’s either, and names nobody who will say it', () => {
    expect(on('event', 'his tone in meetings')).toEqual({ code: 'theirs', stops: false });
    expect(on('event', 'ses retards', 'fr')).toEqual({ code: 'theirs', stops: false });
    expect(on('event', 'Paul’s late delivery')).toEqual({ code: 'named', stops: false });
    expect(on('event', 'les retards de Léa', 'fr')).toEqual({ code: 'named', stops: false });
    expect(codeOf('event', 'the therapist’s invoice')).toBeUndefined();
  });

  it('is in the language of the conversation', () => {
    expect(on('event', 'la livraison en retard')).toEqual({ code: 'otherLanguage', stops: false });
    expect(codeOf('event', 'the late delivery', 'fr')).toBe('otherLanguage');
    expect(codeOf('goal', 'agree on the date', 'fr')).toBe('otherLanguage');
    expect(codeOf('said', 'Ce sera fait pour lundi.')).toBe('otherLanguage');
    expect(codeOf('event', 'Le Havre')).toBe('otherLanguage');
    expect(codeOf('event', 'the Le Havre order')).toBeUndefined();
    expect(codeOf('event', 'Friday’s delivery')).toBeUndefined();
  });

  it('can be said in one breath', () => {
    expect(on('event', `the ${'very '.repeat(16)}`.concat('end'))).toEqual({
      ...{ code: 'tooLong', stops: true, length: { most: 80, over: 7 } },
    });
  });

  it('holds none of the signs that mark a place in a text', () => {
    expect(codeOf('event', 'the [kitchen]')).toBe('brackets');
  });
});

describe('an answer without a letter', () => {
  it.each([
    ['who', '...', 'missing'],
    ['event', '🙂🙂', 'missing'],
    ['goal', '12', 'missing'],
    ['said', '?!', 'short'],
  ] as const)('is none: %s “%s”', (field, text, code) => {
    expect(on(field, text)).toEqual({ code, stops: true });
  });
});

describe('the day', () => {
  it('has come already', () => {
    expect(codeOf('date', '2026-11-20')).toBeUndefined();
    expect(on('date', '2026-11-21')).toEqual({ code: 'future', stops: true });
  });

  it('is said without its year', () => {
    expect(on('date', '2025-11-12')).toEqual({ code: 'longAgo', stops: false });
  });
});

describe('the name', () => {
  it('is best a first name', () => {
    expect(on('who', 'Mr Martin')).toEqual({ code: 'title', stops: false });
    expect(on('who', 'Mme Lefèvre', 'fr')).toEqual({ code: 'title', stops: false });
    expect(codeOf('who', 'MARTIN')).toBe('lastName');
    expect(codeOf('who', 'my boss')).toBe('role');
    expect(codeOf('who', 'Mon chef', 'fr')).toBe('role');
  });

  it('is no address, and no word for somebody', () => {
    for (const address of ['paul@kitchens.example', 'https://kitchens.example/paul', 'www.kitchens.example'])
      expect(on('who', address)).toEqual({ code: 'link', stops: true });
    expect(codeOf('who', 'that idiot')).toBe('role');
    expect(codeOf('who', 'cet imbécile', 'fr')).toBe('role');
  });

  it('may be short, double or rare', () => {
    for (const name of ['Jo', 'Jean-Luc', 'An', 'Marine', 'Maud']) expect(codeOf('who', name, 'fr')).toBeUndefined();
  });
});

describe('what was said', () => {
  it('comes without quotation marks', () => {
    expect(on('said', '“You’ll have it by Friday.”')).toEqual({
      ...{ code: 'quoted', stops: true, mended: 'You’ll have it by Friday.' },
    });
    expect(on('said', '« Vous l’aurez vendredi. »', 'fr')?.mended).toBe('Vous l’aurez vendredi.');
  });

  it('is given, not told of', () => {
    expect(on('said', 'that she would have it by Friday')).toEqual({ code: 'reported', stops: false });
    expect(on('said', 'qu’elle l’aurait vendredi', 'fr')).toEqual({ code: 'reported', stops: false });
    expect(codeOf('said', 'That’s settled.')).toBeUndefined();
  });

  it('stays empty where nothing was', () => {
    expect(on('said', 'Nothing.')).toEqual({ code: 'nothing', stops: true, mended: '' });
  });
});

describe('the goal', () => {
  it('begins with its verb, and not with what comes before one', () => {
    expect(on('goal', 'To agree on a date')).toEqual({ code: 'wish', stops: true, mended: 'agree on a date' });
    expect(on('goal', 'I want to agree on a date')?.mended).toBe('agree on a date');
    expect(on('goal', 'De convenir d’une date', 'fr')?.mended).toBe('convenir d’une date');
    expect(on('goal', 'd’obtenir un rendez-vous', 'fr')?.mended).toBe('obtenir un rendez-vous');
    expect(on('goal', 'je voudrais obtenir un rendez-vous', 'fr')?.mended).toBe('obtenir un rendez-vous');
  });

  it('is something to do', () => {
    for (const goal of ['a new date', 'agreeing on a date', 'that she stays', 'he apologises'])
      expect(on('goal', goal)).toEqual({ code: 'notAVerb', stops: true });
    for (const goal of ['une autre date', 'qu’elle reste', 'des excuses'])
      expect(on('goal', goal, 'fr')).toEqual({ code: 'notAVerb', stops: true });
  });
});

describe('an answer as it will be said', () => {
  it('loses stray spaces, final stops and the capital that a telephone gave it', () => {
    const draft = createTestDraft({ who: ' Paul ', event: 'The kitchen  that came late.', goal: 'Agree on a date!' });
    expect(tidied(draft)).toMatchObject({ who: 'Paul', event: 'the kitchen that came late', goal: 'agree on a date' });
  });

  it('keeps the capital of a name', () => {
    expect(tidied(createTestDraft({ event: 'Lena’s holiday' })).event).toBe('Lena’s holiday');
    expect(tidied(createTestDraft({ language: 'fr', event: 'Les vacances de Léna' })).event).toBe(
      'les vacances de Léna',
    );
  });
});
