import type { Language } from '@repartee/proto';
import { scoresV1 } from '@repartee/proto';

type Words = Record<Language, readonly string[]>;

const { MomentKind } = scoresV1;

const onGood: Words = {
  en: [
    'This is the turn where it changed. Notice how little you said, and how much came back.',
    'Well heard. Keep this one: it works because you named it before you solved anything.',
    'Good timing. A minute earlier it would have sounded like a trick.',
    'That is exactly the kind of sentence we looked for on Tuesday. Use it again.',
  ],
  fr: [
    'C’est ici que tout bascule. Remarque combien tu as peu parlé, et ce qui est revenu.',
    'Bien entendu. Garde cette phrase : elle marche parce que tu nommes avant de résoudre.',
    'Bon moment. Une minute plus tôt, cela aurait sonné comme un procédé.',
    'C’est tout à fait le genre de phrase que nous cherchions mardi. Réutilise-la.',
  ],
};

const onPoor: Words = {
  en: [
    'Listen to how she went quiet here. What could you have asked instead?',
    'You were right on the facts and lost the person. Let us try this turn again together.',
    'It is an honest answer, but it came before you had heard the question behind the question.',
    'I would slow down here: one sentence less, one question more.',
  ],
  fr: [
    'Écoute comme elle se ferme ici. Qu’aurais-tu pu demander à la place ?',
    'Tu avais raison sur les faits et tu as perdu la personne. Reprenons ce tour ensemble.',
    'La réponse est honnête, mais elle vient avant d’avoir entendu la question derrière la question.',
    'Ici je ralentirais : une phrase de moins, une question de plus.',
  ],
};

const poorKinds: readonly scoresV1.MomentKind[] = [MomentKind.MISSTEP, MomentKind.MISSED_LEVER, MomentKind.SILENCE];

/** What the trainer writes beside a moment of this kind; the seed chooses among several. */
export function commentOn(kind: scoresV1.MomentKind, language: Language, seed: number): string {
  const words = (poorKinds.includes(kind) ? onPoor : onGood)[language];
  return words[seed % words.length] ?? '';
}

export function correctionReason(language: Language): string {
  const reasons: Record<Language, string> = {
    en: 'Said in other words than usual, but it was there: the customer answered to it two turns later.',
    fr: 'Dit autrement que d’habitude, mais c’était bien là : l’interlocuteur y répond deux tours plus loin.',
  };
  return reasons[language];
}
