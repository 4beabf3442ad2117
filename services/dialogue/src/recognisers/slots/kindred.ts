import type { Language } from '@repartee/proto';
import { packs } from '../language/index.js';
import { fold } from '../text/fold.js';
import { stemOf } from '../text/stem.js';
import { wordSet } from '../text/word-set.js';
import { lemmaOf } from './infinitive.fr.js';

/**
 * Words that name one matter, a row each, so that "the e-mail" and "my mail" meet. Only words that mean the same in any
 * talk at work stand here; what a scenario calls its things is in its own words. A row that opens with ~ tells little of
 * the matter by itself: one speaks, asks and helps in every talk. One that opens with + names an act, which may be done to many things.
 */
const rows: Readonly<Record<Language, string>> = {
  en: `+call calls calling called ring rings ringing rang phone phones phoning telephone contact contacts contacting contacted
mail mails email emails
+write writes writing written wrote paper
+send sends sending sent forward forwards
~tell tells telling told speak speaks speaking spoke spoken talk talks talking inform informs announce announces announcement communication communicate mention mentions
hear hears heard interview interviews interviewed
+pay pays paying paid refund refunds refunded reimburse reimbursed
salary salaries wage wages
~help helps helping support supports reinforcement reinforcements assist assistance
+meet meets meeting meetings met appointment appointments
+start starts starting started begin begins beginning began
+close closes closing closed closure shut shuts shutting
trial trials test tests testing
stock stocks reserve reserves
visit visits visiting
+deliver delivers delivery deliveries delivered
+repair repairs repairing repaired fix fixes fixing mend
+lead leads leading led manage manages
+dismiss dismissed dismissal dismissals redundancy redundancies layoffs fired
+decide decides deciding decided decision decisions choose chooses choosing chosen choice pick
+answer answers answering answered reply replies replying respond responds response
+remove removes removing removed delete deletes deleted erase erased withdraw withdrawn strike
+correct corrects corrected correction corrections
+train trains training trained
+present presents presenting presentation
+order orders ordering ordered buy buys
+read reads reading
+sign signs signing signed signature
+lend lends lending loan loans lent
travel travels trip trips commute commuting journey
~person persons people man men woman women somebody someone others colleague colleagues
job jobs post posts position positions
~ask asks asking
+share shares sharing
+bring brings bringing brought
+move moves moving moved
~promise promises promised
lose loses losing lost loss losses
+sell sells selling sold
file files
~look looks looking
~work works working
advert adverts advertisement advertisements ad
photo photos picture pictures
~come comes coming came arrive arrives arriving arrived arrival
name names
cost costs
project projects
+fly flies flight flights
guarantee guarantees guaranteed
document documents documentation
+cover covers covering covered
price prices
late lateness
absent absence absences
~explain explains explaining explanation
~stop stops stopping stopped
raise raises increase increases rise rises
assessment appraisal appraisals review reviews
+apologise apologize apology apologies
+train trainee apprentice apprentices
book books booking bookings
mark marks grade
+warn warning warnings
~take takes taking
~room rooms
~line lines
~number numbers`,
  fr: `+appel appels appeler appelle appelles appelez appellerai appellera appellerez rappel rappeler rappelle rappelez rappellerai rappellera telephoner telephone telephonerai contacter contacte
mail mails email emails courriel courriels mel
+ecrire ecris ecrit ecrite ecrits ecrites ecrirai ecriture papier
+envoyer envoie envoies envoyez envoi enverrai enverra enverrons envoye envoyee parvenir parviendra transmettre transmets transmettrai
~dire dis dit dirai dira dirons parler parle parles parlez parlerai parlerons parlera annoncer annonce annonces annoncerai annoncerez annoncera annoncons informer informe prevenir previens previendrai previendra raconter raconte communiquer communication mentionner
+payer paie payes payez payons payee paye paiera paierai rembourser rembourse rembourses rembourserai remboursement
salaire salaires paie remuneration augmentation augmentations hausse hausses
~aide aider aides aidera renfort renforts soutien appui
+rencontrer rencontre rencontrerai rencontrerez voir verrez verras verrai verra verrons revoir rencontrez rendez reunion reunions entretien entretiens rendez-vous retrouve retrouvons revoit revoyons voit
+commencer commence commences commencez debut debuter debute debutez demarrer demarre demarrez demarrage
+fermer ferme fermera fermeture fermons
essai essais essayer tester test tests
stock stocks reserve reserves
+livrer livre livree livraison livraisons livrerai livrons livreur livreurs livrera
+reparer reparation reparations repare reparer depannage
+conduire conduit conduite conduira conduirez diriger dirige dirigera dirigez pilote pilotez pilotera
+licencier licencie licenciee licencies licenciement licenciements renvoye virer separer separe separons separera
+decider decide decidez decidera decision decisions choisir choisis choisissez choisirez choisi choix
+repondre reponds repond repondrai reponse reponses repondra
+effacer efface effacee effacerai retirer retire retiree retirerai supprimer supprime supprimee enlever enleve enleverai
+corriger corrige corrigee correction corrections rectifier rectification
+former forme formez formation formations
+presenter presente presentes presentez presentation presentera presentee
+commander commande commanderai commandes acheter achete
+lire lis lirai lirons relire relis relirez lecture lira
+signer signe signez signes signature signons signerez
+preter prete preterai pret prets
trajet trajets deplacement deplacements route
~personne personnes quelqu gens collegue collegues monsieur dame
poste postes emploi emplois
~demander demande demandez demanderai
+partager partage
+apporter apporte apporterai amener amene
~promesse promesses promettre promets promis
dossier dossiers
document documents
~regarder regarde regarderai
voler vol vols
visite visiter passage
+garantir garantis garantie garantirai
~venir viens viendrai vient viendra venez venons viendrez viendrons passer passe passerai passera arriver arrive arrivera arrivee
~garder garde gardez gardes garderez gardons garderai
preavis
+couter coute coutera cout couts
~expliquer explique explication
~arreter arrete
arret arrets
nom noms nommer
+monter montent monte monteront
+verser verse versement virement toucher touchez toucherez
note notes
~chef cheffe
apprenti apprentis
avertissement avertissements
rapport rapports
lettre lettres courrier courriers`,
};

const kindOf = (language: Language): ReadonlyMap<string, string> => {
  const kinds = new Map<string, string>();
  for (const row of rows[language].split('\n')) {
    const [mark = '', first = '', rest = ''] = /^([~+]?)(\S+)(.*)$/.exec(row)?.slice(1) ?? [];
    const others = rest.trim().split(' ');
    const kind = `${mark}${stemOf(first, language)}`;
    for (const word of [first, ...others]) if (!kinds.has(word)) kinds.set(word, kind);
  }
  return kinds;
};

const kinds: Readonly<Record<Language, ReadonlyMap<string, string>>> = { en: kindOf('en'), fr: kindOf('fr') };

/** In French the ending under a plural is taken off too: "cuisinier" and "cuisiniers" are one. */
const singleStem = (word: string, language: Language): string =>
  stemOf(language === 'fr' && word.length > 4 ? word.replace(/[sx]$/, '') : word, language);

/** The same by the stems of those words, for forms that stand in no row: "reimbursing", "appelleront". */
const byStem = (language: Language): ReadonlyMap<string, string> => {
  const stems = new Map<string, string>();
  for (const [word, kind] of kinds[language]) {
    const stem = singleStem(word, language);
    if (!stems.has(stem)) stems.set(stem, kind);
  }
  return stems;
};

const kindsByStem: Readonly<Record<Language, ReadonlyMap<string, string>>> = { en: byStem('en'), fr: byStem('fr') };

/** Whether a stem says something of the matter by itself. */
export const isTelling = (stem: string): boolean => !stem.startsWith('~');

/** Verbs and adverbs of any talk that no other list knows. */
const empty: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('going goes anymore anyway already directly myself yourself somebody anybody nobody either'),
  fr: wordSet(`pourrai pourra pourrez pourras pourrons feront ferai fera ferez feras ferons faudra faudrait aurons saurez sauras
    saurai saura devrai devra devrez devrons irai ira irez maintenant toujours dorenavant quelqu'un quelquun soit dabord
    besoin tien tienne mien mienne hors fasse fassiez prendra prendrai prend prendrez dessus jusque jusqu bout cote memes meme`),
};

/** What a word says of the matter at hand: one stem for all words that mean the same; none for words of any talk. */
export function matterStem(text: string, language: Language): string | undefined {
  const kind = kinds[language].get(text);
  if (kind !== undefined) return kind;
  const { functionWords, commonWords, discourseMarkers } = packs[language];
  if (
    functionWords.has(text) ||
    commonWords.has(text) ||
    discourseMarkers.has(text) ||
    text.length < 3 ||
    empty[language].has(text)
  )
    return undefined;
  const base = language === 'fr' ? fold(lemmaOf(text)) : text;
  const stem = singleStem(base, language);
  return kinds[language].get(base) ?? kindsByStem[language].get(stem) ?? stem;
}
