import { castCase } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { answersOf, emptyDraft } from './draft.js';
import type { CaseDraft } from './draft.js';
import { aimSentence, partsOf, personaSentences, readAs } from './preview.js';

const today = '2026-11-20';
const createTestDraft = (over: Partial<CaseDraft> = {}): CaseDraft => ({
  ...emptyDraft('en'),
  ...{ who: 'Léa', event: 'The invoice.', date: '2026-11-12', said: 'It’s paid.', goal: 'Be believed' },
  ...over,
});
const read = (text: string, draft: CaseDraft) => readAs(text, draft, today);
const said = (draft: CaseDraft) => Object.values(personaSentences(draft)).map((text) => read(text, draft));

describe('a sentence of the persona', () => {
  it('holds the answers as they will be said', () => {
    const draft = createTestDraft();
    expect(said(draft)).toEqual([
      'So it’s about the invoice.',
      'That was on Thursday 12 November. You told me: “It’s paid”.',
    ]);
  });

  it('speaks French as the two do', () => {
    const french = { language: 'fr', event: 'La facture', said: 'C’est payé.', goal: 'Être cru' } as const;
    const polite = createTestDraft(french);
    const familiar = createTestDraft({ ...french, address: 'tu' });
    expect(said(polite)).toEqual([
      'C’est donc pour la facture que vous vouliez me parler.',
      'C’était le jeudi 12 novembre. Vous m’avez dit : « C’est payé ».',
    ]);
    expect(said(familiar)[0]).toBe('C’est donc pour la facture que tu voulais me parler.');
  });

  it('leaves the aim to the briefing, which says it to the learner', () => {
    expect(read(aimSentence.en, createTestDraft())).toBe('You would like to be believed.');
    expect(read(aimSentence.fr, createTestDraft({ language: 'fr', goal: 'Être cru' }))).toBe('Vous voulez être cru.');
  });

  it('quotes nobody where nothing was said', () => {
    expect(said(createTestDraft({ said: ' ' }))[1]).toBe('That was on Thursday 12 November. I haven’t forgotten.');
  });
});

describe('the pieces of a text', () => {
  it('tell an answer from an example that stands in for one', () => {
    const draft = createTestDraft({ event: '', who: 'Léa' });
    expect(partsOf('[who] waits for [event].', draft, today)).toEqual([
      { text: 'Léa', slot: 'who', given: true },
      { text: ' waits for ', slot: null, given: false },
      { text: 'the kitchen that came late', slot: 'event', given: false },
      { text: '.', slot: null, given: false },
    ]);
  });

  it('begin with a capital, and make the very text that the rehearsal will hold', () => {
    const draft = createTestDraft({ reaction: 'cold' });
    for (const text of ['[event], [when]: [goal].', 'It was [when]; [event].'])
      expect(read(text, draft)).toBe(castCase({ en: text }, answersOf(draft)).en);
  });
});
