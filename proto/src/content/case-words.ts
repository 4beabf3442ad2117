/** Words that say nothing of what an answer is about, English and French together, without accents. */
const empty = new Set(
  (
    'a an the of to in on at by for from with without about into over and or but not no nor so as than that this these ' +
    'those it its i me my mine we us our you your they them their he him his she her who what when where which how why ' +
    'is are was were be been being am do does did done have has had having will would shall should can could may might ' +
    'must get got gets give gave go goes went come came comes make made makes take took say said says tell told very ' +
    'too much more most less some any all one two again still there here just only also up down out off back after before ' +
    'le la les l un une des du de d a au aux en dans sur sous par pour avec sans chez vers entre et ou mais ni que qu qui ' +
    'quoi dont ou ce cet cette ces c s se sa son ses mon ma mes m ton ta tes t notre nos votre vos leur leurs je j tu il ' +
    'elle on nous vous ils elles y ne n pas plus moins est sont etait etaient etre ete suis es sommes etes ai as avons ' +
    'avez ont avait avaient avoir fait faire faites va aller venu venue dit dire tout tous toute toutes tres trop encore ' +
    'deja aussi bien apres avant ici la lui moi toi eux quand comme si ' +
    // Spans and days, which any talk names.
    'hour hours day days week weeks month months year years today tomorrow yesterday heure heures jour jours semaine ' +
    'semaines mois an ans annee annees aujourd hui demain hier'
  ).split(' '),
);

const bare = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Without the ending of a plural, and open to other endings where enough of the word is left to know it by. */
function stemmed(word: string): string {
  const stem = word.replace(/(?<=.{3})[sx]$/u, '');
  return stem.length >= 5 && !/\d/u.test(stem) ? `${stem.replace(/(?<=.{4})e$/u, '')}~` : stem;
}

/** A pattern of the words that an answer is known by, as in "kitchen~|late"; null where it has none. */
export function wordsOfAnswer(answer: string): string | null {
  const words = answer.toLowerCase().replace(/n['’]t\b/gu, '').match(/[\p{L}\p{N}]+/gu) ?? []; // prettier-ignore
  const telling = words.filter((word) => bare(word).length >= 3 && !empty.has(bare(word)));
  return telling.length === 0 ? null : [...new Set(telling.map(stemmed))].join('|');
}
