import type { Language } from '@repartee/proto';
import { readTurn } from './read-turn.js';

const read = (text: string, said: string, language: Language) =>
  readTurn({ text, language, previous: { text: said, points: [], asks: [] } });

const deliveries = 'The last two deliveries were late and nobody called me.';
const livraisons = 'Les deux dernières livraisons étaient en retard et personne ne m’a appelée.';

describe('a turn that gives back what the counterpart said, in English', () => {
  it.each([
    'You had two late deliveries.',
    'So the last two deliveries were late.',
    'Two late deliveries and nobody called.',
    'You said nobody called you.',
    'if I understand you, both deliveries came late',
    'Late deliveries, and no call.',
    'what I hear is that the deliveries were late',
    'so two deliveries late and nobody called',
  ])('is a simple reflection: %s', (text) => {
    expect(read(text, deliveries, 'en').reflection).toBe('simple');
  });

  it.each([
    'You felt left alone with it.',
    'It sounds like you no longer trust our dates.',
    'So what matters to you is being told.',
    'You are frustrated, and you want to be taken seriously.',
    'On the one hand you like our parts, on the other hand you cannot plan with them.',
    'You were counting on us, but we left you waiting.',
    'it seems you wonder whether we care at all',
    'So for you this is about respect.',
  ])('is a complex reflection where it adds to it: %s', (text) => {
    expect(read(text, deliveries, 'en').reflection).toBe('complex');
  });

  it.each([
    'You should order earlier.',
    'I will look into it.',
    'Why were they late?',
    'If you order today, you get a discount.',
    'Thank you.',
    'I want you to listen.',
    'Our trucks broke down.',
    'You will receive a voucher.',
    'Okay.',
    'You could call the depot.',
  ])('is no reflection: %s', (text) => {
    expect(read(text, deliveries, 'en').reflection).toBe('none');
  });
});

describe('a turn that gives back what the counterpart said, in French', () => {
  it.each([
    'Donc les deux dernières livraisons étaient en retard.',
    'Deux livraisons en retard et personne n’a appelé.',
    'Vous dites que personne ne vous a appelée.',
    'si je comprends bien les deux livraisons étaient en retard',
    'Ce que j’entends, c’est que les livraisons étaient en retard.',
    'Vous avez eu deux livraisons en retard.',
    'Deux livraisons en retard.',
    'donc deux retards et personne n’a appelé',
  ])('is a simple reflection: %s', (text) => {
    expect(read(text, livraisons, 'fr').reflection).toBe('simple');
  });

  it.each([
    'Vous vous êtes sentie abandonnée.',
    'On dirait que vous n’avez plus confiance en nos dates.',
    'Ce qui compte pour vous, c’est d’être prévenue.',
    'Vous êtes frustrée et vous voulez être prise au sérieux.',
    'D’un côté vous aimez nos pièces, d’un autre côté vous ne pouvez plus rien prévoir.',
    'Donc pour vous, c’est une question de respect.',
    'j’ai l’impression que vous êtes déçue',
    'Vous comptiez sur nous, mais nous vous avons fait attendre.',
  ])('is a complex reflection where it adds to it: %s', (text) => {
    expect(read(text, livraisons, 'fr').reflection).toBe('complex');
  });

  it.each([
    'Vous devriez commander plus tôt.',
    'Je vais vérifier.',
    'Pourquoi étaient-elles en retard ?',
    "Si vous commandez aujourd'hui, vous avez une remise.",
    'Merci.',
    'Je veux que vous m’écoutiez.',
    'Nos camions sont tombés en panne.',
    'Vous recevrez un bon.',
    'Bien.',
    'Vous pourriez appeler le dépôt.',
  ])('is no reflection: %s', (text) => {
    expect(read(text, livraisons, 'fr').reflection).toBe('none');
  });
});

describe('how much a turn builds on the last one', () => {
  const uptake = (text: string): number => read(text, deliveries, 'en').uptake;

  it('is more where it gives back and asks on than where it turns away', () => {
    expect(uptake('Two late deliveries: what did that do to your planning?')).toBeGreaterThan(
      uptake('Our prices are fair.'),
    );
  });

  it('is next to nothing for a bare assent', () => {
    expect(uptake('Okay.')).toBeLessThan(0.15);
  });
});
