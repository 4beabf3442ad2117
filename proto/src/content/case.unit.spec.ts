import { createTestCase } from './case.fixture.js';
import { CaseAnswers, castCase, castPersona, startsOf } from './case.js';
import type { Persona } from './persona.js';

const lines = (en: string[], fr: string[] = ['Oui.']) => ({ lines: { en, fr } });

describe('a template cast with the answers of a case', () => {
  it('holds the answers in its slots, without their full stops and with the day as it is said', () => {
    const text = { en: 'It is about [event]. You want to [goal], and it was [when].', fr: '[event], [when].' };
    expect(castCase(text, createTestCase({ event: 'the late kitchen.', date: '2026-11-12' }))).toEqual({
      en: 'It is about the late kitchen. You want to agree on a new date, and it was on Thursday 12 November.',
      fr: 'The late kitchen, le jeudi 12 novembre.',
    });
  });

  it.each([
    ['2026-11-30', 'on Thursday 12 November', 'le jeudi 12 novembre'],
    ['2027-01-04', 'on Thursday 12 November 2026', 'le jeudi 12 novembre 2026'],
    [undefined, 'on Thursday 12 November', 'le jeudi 12 novembre'],
  ])('says the year of a day where it is another one than that of the casting: %s', (castOn, en, fr) => {
    const text = { en: 'It was [when].', fr: 'C’était [when].' };
    expect(castCase(text, { ...createTestCase({ date: '2026-11-12' }), castOn })).toEqual({
      en: `It was ${en}.`,
      fr: `C’était ${fr}.`,
    });
  });

  it('begins a sentence with a capital, and no other word', () => {
    expect(castCase('Well. [event] again, always [event].', createTestCase())).toBe(
      'Well. The kitchen that came late again, always the kitchen that came late.',
    );
  });

  it('leaves out lines that quote what was never said', () => {
    const content = lines(['You told me: “[said]”.', 'Go on.'], ['« [said] », tu te souviens.', 'Continue.']);
    expect(castCase(content, createTestCase({ said: null }))).toEqual(lines(['Go on.'], ['Continue.']));
    expect(castCase(content, createTestCase()).lines.en[0]).toBe('You told me: “You’ll have it by Friday”.');
  });

  it('addresses the learner as the two do in French', () => {
    const text = '[vous avez|tu as] raison, [dites|dis]-moi.';
    expect(castCase(text, createTestCase({ address: 'vous' }))).toBe('vous avez raison, dites-moi.');
    expect(castCase(text, createTestCase({ address: 'tu' }))).toBe('tu as raison, dis-moi.');
  });

  it('hears the telling words of an answer, and no filler, where a pattern holds its slot', () => {
    const words = { en: ['[event]', 'could * [goal]', 'delay~'], fr: ['[goal]', 'retard~'] };
    const answers = createTestCase({ event: "the kitchens that weren't delivered", goal: 'agree on it' });
    expect(castCase({ id: 'matter', words }, answers).words).toEqual({
      en: ['kitchen~|delivered~', 'could * agre~', 'delay~'],
      fr: ['agre~', 'retard~'],
    });
    expect(castCase({ words }, createTestCase({ goal: 'à nous de le dire' })).words.fr).toEqual(['retard~']);
  });
});

describe('the persona of a case', () => {
  const persona = {
    identity: { name: '[who]' },
    style: { address: 'vous' },
    starts: { trust: 40, tension: 40, openness: 40 },
  } as unknown as Persona;

  it('is called, addressed and disposed as the answers say', () => {
    const cast = castPersona(persona, createTestCase({ who: 'Nadia', address: 'tu', reaction: 'angry' }));
    expect(cast).toMatchObject({ identity: { name: 'Nadia' }, style: { address: 'tu' } });
    expect(cast.starts).toEqual({ trust: 36, tension: 52, openness: 40 });
  });

  it('starts by how the other is likely to react, within 0 and 100', () => {
    const starts = { trust: 2, tension: 95, openness: 30 };
    expect(startsOf(starts, 'angry')).toEqual({ trust: 0, tension: 100, openness: 30 });
    expect(startsOf(starts, 'cold')).toEqual({ trust: 0, tension: 95, openness: 22 });
    expect(startsOf(starts, 'hurt')).toEqual({ trust: 2, tension: 99, openness: 26 });
    expect(startsOf(starts, 'evasive')).toEqual({ trust: 2, tension: 95, openness: 20 });
  });
});

describe('answers', () => {
  it('are refused where they could be taken for slots, or are too long to be said', () => {
    expect(CaseAnswers.safeParse(createTestCase({ event: '[who]' })).success).toBe(false);
    expect(CaseAnswers.safeParse(createTestCase({ event: 'x'.repeat(81) })).success).toBe(false);
    expect(CaseAnswers.safeParse(createTestCase()).success).toBe(true);
  });
});
