import type { Piece } from './words.js';

/** Whole words that stand for several, or for another, in typed and in transcribed French. */
export const expansionsFr: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "aujourd'hui": 'aujourdhui',
    "quelqu'un": 'quelquun',
    "quelqu'une": 'quelquune',
    "d'abord": 'dabord',
    cela: 'ca',
    "t'as": 'tu as',
    "t'es": 'tu es',
    "t'avais": 'tu avais',
    "t'etais": 'tu etais',
    chuis: 'je suis',
    chais: 'je sais',
    "j'suis": 'je suis',
    "j'sais": 'je sais',
    "j'vais": 'je vais',
    "j'peux": 'je peux',
    jai: 'je ai',
    cest: 'ce est',
    "s'il": 'si il',
    "s'ils": 'si ils',
    pq: 'pourquoi',
    pk: 'pourquoi',
    pkoi: 'pourquoi',
    bjr: 'bonjour',
    slt: 'salut',
    mrc: 'merci',
    dsl: 'desole',
    stp: 'si te plait',
    svp: 'si vous plait',
    rdv: 'rendez vous',
    ok: 'okay',
    ouais: 'oui',
    ouep: 'oui',
    nan: 'non',
    daccord: 'de accord',
    cetait: 'ce etait',
    jaurais: 'je aurais',
    javais: 'je avais',
    jetais: 'je etais',
    jaimerais: 'je aimerais',
    jvais: 'je vais',
    jsuis: 'je suis',
    jpeux: 'je peux',
    quon: 'que on',
    quil: 'que il',
    "y'a": 'y a',
    ya: 'y a',
    vs: 'vous',
    parceque: 'parce que',
    pcq: 'parce que',
    tkt: 'te inquiete pas',
    // As they are often misspelt.
    apeler: 'appeler',
    apelle: 'appelle',
    biensur: 'bien sur',
    conprends: 'comprends',
    desoler: 'desole',
    ennerve: 'enerve',
    malgres: 'malgre',
  }),
);

const elisions: Readonly<Record<string, string>> = {
  j: 'je',
  l: 'le',
  d: 'de',
  n: 'ne',
  s: 'se',
  c: 'ce',
  m: 'me',
  t: 'te',
  qu: 'que',
  jusqu: 'jusque',
  lorsqu: 'lorsque',
  puisqu: 'puisque',
  quoiqu: 'quoique',
  presqu: 'presque',
};

const vowel = /^[aeiouyh]/;
const tuForms = /^(?:as|es|avais|etais|aurais)$/;

/** "j ai", "c est", "qu est": a word cut short without its apostrophe, as what it stands for; undefined for any other. */
export function elided(text: string, next: string): string | undefined {
  const full = elisions[text];
  if (full === undefined || !vowel.test(next)) return undefined;
  return text === 't' && tuForms.test(next) ? 'tu' : full;
}

export function splitElision(folded: string): readonly Piece[] {
  const at = folded.indexOf("'");
  if (at < 0) return [{ text: folded, from: 0, to: folded.length }];
  const full = elisions[folded.slice(0, at)];
  const tail = folded.slice(at + 1);
  if (full === undefined || tail === '') {
    return [{ text: full ?? folded.replaceAll("'", ''), from: 0, to: folded.length }];
  }
  const rest = expansionsFr.get(tail)?.split(' ') ?? [tail];
  return [{ text: full, from: 0, to: at + 1 }, ...rest.map((text) => ({ text, from: at + 1, to: folded.length }))];
}
