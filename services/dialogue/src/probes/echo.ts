import type { Language, Point } from '@repartee/proto';

const FIRST_PERSON: Record<Language, RegExp> = {
  en: /\b(i|we|us|our|ours|mine|myself)\b/i,
  fr: /\b(je|me|moi|mon|ma|mes|nous|notre|nos)\b|\b[jm]['’]/i,
};

const OPENINGS: Record<Language, readonly string[]> = {
  en: [
    'So what you are telling me is this: ',
    'Let me see whether I have it right: ',
    'So, as I hear it, ',
    'You mean that ',
  ],
  fr: ['Si je comprends bien, ', 'Donc, si j’entends bien, ', 'Ce que j’entends, c’est ceci : ', 'Donc : '],
};

const MOST_WORDS = 14;
const FEWEST_WORDS = 3;

/** In English a clause about "me" is given back as one about "you"; French clauses about oneself are left out. */
const turned = (clause: string, language: Language) =>
  language === 'en' ? clause.replace(/\bmy\b/gi, 'your').replace(/\bme\b/gi, 'you') : clause;

/** Of statements only: a question is nothing to give back. */
function clausesOf(line: string, language: Language): string[] {
  const sentences = line.match(/[^.!?…]+[.!?…]*/gu) ?? [];
  const statements = sentences.filter((sentence) => !sentence.includes('?'));
  return statements
    .flatMap((statement) => statement.split(/[.!;:…]+\s*/u))
    .map((clause) => clause.trim())
    .filter((clause) => {
      const words = clause.split(/\s+/u).length;
      return words >= FEWEST_WORDS && words <= MOST_WORDS && !FIRST_PERSON[language].test(clause);
    })
    .map((clause) => turned(clause, language));
}

const lowered = (clause: string) => clause.charAt(0).toLocaleLowerCase() + clause.slice(1);

/** Sentences that give back what a point says. */
export function echoesOf({ lines }: Point, language: Language): string[] {
  const clauses = [...new Set(lines[language].flatMap((line) => clausesOf(line, language)))];
  return clauses.map((clause, index) => {
    const opening = OPENINGS[language][index % OPENINGS[language].length] ?? '';
    return `${opening}${lowered(clause)}.`;
  });
}
