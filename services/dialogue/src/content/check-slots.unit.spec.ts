import { createTestPlay } from '../engine/play.fixture.js';
import { castSamples, checkContent } from './check-content.js';
import { checkNoSlots, checkSlots } from './check-slots.js';

const lines = (en: string[], fr: string[] = ['Oui.']) => ({ lines: { en, fr } });
const messages = (content: unknown) => checkSlots(content).map(({ path, message }) => `${path.join('/')}: ${message}`);

describe('the slots of a template', () => {
  it('may be any answer of a case, and a form of address', () => {
    const fine = lines(['It is about [event], [when].', '[who] told me.'], ['[vous voulez|tu veux] [goal].']);
    expect(checkSlots(fine)).toEqual([]);
  });

  it('are told where there is no such answer', () => {
    expect(messages(lines(['About [matter].']))).toEqual(['lines/en/0: There is no slot "[matter]".']);
  });

  it('quote what was said only in lists that hold more', () => {
    expect(messages(lines(['You said “[said]”.', 'You promised.']))).toEqual([]);
    expect(messages(lines(['You said “[said]”.']))).toEqual([
      'lines/en/0: Every line here holds "[said]", which may be without an answer.',
    ]);
    expect(messages({ title: { en: 'On “[said]”', fr: 'Rien' } })).toEqual([
      'title/en: "[said]" may be without an answer, and this text would be gone.',
    ]);
  });

  it.each(['On parle de [event].', 'Il faut que [who] vienne.', "C'est l'[event].", 'Je pense à [event].'])(
    'stand where French needs no other form before them: %s',
    (text) => {
      expect(checkSlots(lines(['Yes.'], [text]))).toHaveLength(1);
    },
  );

  it.each(['Pour [event], oui.', '« [said] », vraiment.', 'Il reste [event].', 'Demande à [who].'])(
    'may stand where it does not: %s',
    (text) => {
      expect(checkSlots(lines(['Yes.'], [text, 'Non.']))).toEqual([]);
    },
  );

  it('belong to templates alone', () => {
    expect(checkNoSlots(lines(['About [event].']))).toHaveLength(1);
  });
});

describe('a template among contents', () => {
  const { persona, scenario, rubric } = createTestPlay();
  const template = { ...scenario, case_for: 'delivery' };

  it('is checked as each sample case casts it', () => {
    const [marc, anais] = castSamples({ persona: { ...persona, identity: { ...persona.identity, name: '[who]' } }, scenario: template, rubric }); // prettier-ignore
    expect(marc?.persona).toMatchObject({ identity: { name: 'Marc' }, style: { address: 'vous' } });
    expect(anais?.persona).toMatchObject({ identity: { name: 'Anaïs' }, style: { address: 'tu' } });
  });

  it('is not looked at further while its slots are wrong', () => {
    const title = { en: 'On [matter]', fr: 'Sur [matter]' };
    const found = checkContent({ personas: [persona], scenarios: [{ ...template, title }], rubrics: [rubric] });
    expect(found.map(({ path }) => path.join('/'))).toEqual(['title/en', 'title/fr']);
  });
});
