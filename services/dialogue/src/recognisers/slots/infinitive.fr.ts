import type { Word } from '../text/words.js';

const list = (rows: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rows
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((row) => {
        const [infinitive = '', forms = ''] = row.split(': ');
        return forms.split(' ').map((form) => [form, infinitive]);
      }),
  );

/** Present forms by the infinitive they belong to, where the form does not tell it. */
const presents = list(`rappeler: rappelle rappelles
  envoyer: envoie envoies
  appeler: appelle appelles
  tenir: tiens tenons tenez
  obtenir: obtiens obtenons obtenez
  maintenir: maintiens maintenons
  prévenir: previens prevenons prevenez
  revenir: reviens revenons revenez
  venir: viens venons venez vient
  transmettre: transmets transmettons transmettez
  mettre: mets mettons mettez
  promettre: promets promettons
  permettre: permets permettons
  faire: fais faisons faites
  prendre: prends prenons prenez
  reprendre: reprends reprenons reprenez
  apprendre: apprends apprenons apprenez
  vérifier: verifie
  préparer: prepare prepares
  écrire: ecris ecrivons ecrivez
  inscrire: inscris inscrivons
  lire: lis lisons lisez
  relire: relis relisons relisez
  dire: dis disons dites
  voir: vois voyons voyez
  revoir: revois revoyons revoyez
  recevoir: recois recevons recevez
  devoir: dois devons devez
  savoir: sais savons savez
  avoir: ai avons avez as
  pouvoir: peux pouvons pouvez
  vouloir: veux voulons voulez
  aller: vais allons allez vas
  connaître: connais connaissez
  être: suis sommes etes es
  ouvrir: ouvre ouvrons ouvrez ouvres
  offrir: offre offrons offrez offres
  rouvrir: rouvre rouvrons rouvrez
  découvrir: decouvre decouvrez
  couvrir: couvre couvrons
  répondre: reponds repondons repondez
  rendre: rends rendons rendez
  attendre: attends attendons attendez
  défendre: defends defendons
  descendre: descends descendez
  perdre: perds perdons perdez
  partir: pars partons partez
  sortir: sors sortons sortez
  servir: sers servons servez
  choisir: choisis choisissons choisissez
  finir: finis finissons finissez
  réunir: reunis reunissons
  fournir: fournis fournissons
  garantir: garantis garantissons
  avertir: avertis avertissons
  conduire: conduis conduisons conduisez
  payer: paie paye paies payons payez
  peser: pese
  amener: amene
  emmener: emmene
  acheter: achete achetons
  lever: leve
  enlever: enleve enlevons
  suivre: suivons suivez
  vivre: vis vivons vivez
  asseoir: assieds asseyons asseyez
  livrer: livre livres
  montrer: montre montres
  rentrer: rentre
  entrer: entre
  retirer: retire
  tirer: tire
  assurer: assure
  rassurer: rassure
  procurer: procure
  mesurer: mesure
  comparer: compare
  réparer: repare
  récupérer: recupere
  libérer: libere
  gérer: gere
  transférer: transfere
  intégrer: integre
  accélérer: accelere
  enregistrer: enregistre
  consacrer: consacre`);
const futures: readonly (readonly [ending: string, infinitive: string])[] = [
  ['enverr', 'envoyer'],
  ['obtiendr', 'obtenir'],
  ['maintiendr', 'maintenir'],
  ['previendr', 'prévenir'],
  ['reviendr', 'revenir'],
  ['viendr', 'venir'],
  ['tiendr', 'tenir'],
  ['appeller', 'appeler'],
  ['reverr', 'revoir'],
  ['verr', 'voir'],
  ['recevr', 'recevoir'],
  ['devr', 'devoir'],
  ['saur', 'savoir'],
  ['pourr', 'pouvoir'],
  ['fer', 'faire'],
  ['aur', 'avoir'],
  ['ser', 'être'],
  ['paier', 'payer'],
  ['inscrir', 'inscrire'],
  ['ecrir', 'écrire'],
  ['conduir', 'conduire'],
  ['relir', 'relire'],
  ['redir', 'redire'],
  ['lir', 'lire'],
  ['dir', 'dire'],
  ['ir', 'aller'],
];
const wholeWords = new Set(['fer', 'aur', 'ser', 'ir', 'verr', 'devr', 'saur', 'pourr', 'lir', 'dir']);
const futureEnding = /(?:rai|rons|ra|rez|ras|rais|riez|rait|rions|ront|raient)$/;

/** A verb as it stands after "vous alliez", whatever its person: "rappelle", "rappellerez" as "rappeler". */
export function infinitiveOf(verb: Word, written: (word: Word) => string): string {
  const present = Object.hasOwn(presents, verb.text) ? presents[verb.text] : undefined;
  if (present !== undefined) return present;
  const whole = written(verb);
  const isFuture = futureEnding.test(verb.text) && verb.text.length > 4;
  if (isFuture) return fromFuture(verb.text, whole);
  if (/(?:er|ir|re)$/.test(verb.text)) return whole;
  const bare = whole.replace(/(?:eons|ons|ez|es|e)$/, '');
  return bare === whole ? whole : `${bare}er`;
}

/** "Rappellerez" as "rappeler", "défendra" as "défendre"; `text` is `written` without accents and in small letters. */
function fromFuture(text: string, written: string): string {
  const stem = `${text.replace(futureEnding, '')}r`;
  const irregular = futures.find(([ending]) => (wholeWords.has(ending) ? stem === ending : stem.endsWith(ending)));
  if (irregular) return stem.slice(0, -irregular[0].length) + irregular[1];
  const cut = `${written.replace(futureEnding, '')}r`;
  return /(?:er|ir)$/.test(cut) ? cut : `${cut}e`;
}

/** A form of the table or of the future as its infinitive, and any other word as it is. */
export function lemmaOf(text: string): string {
  const present = Object.hasOwn(presents, text) ? presents[text] : undefined;
  return present ?? (futureEnding.test(text) && text.length > 5 ? fromFuture(text, text) : text);
}

/** Forms the table or an ending knows; others may be no verb at all. */
export const isVerbForm = ({ text }: Word): boolean =>
  Object.hasOwn(presents, text) || (futureEnding.test(text) && text.length > 4) || /(?:ez|ons|e|es)$/.test(text);
