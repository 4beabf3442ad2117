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
