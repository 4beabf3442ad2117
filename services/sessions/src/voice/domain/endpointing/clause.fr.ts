import type { ClauseWords } from './clause.js';

const set = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('_', ' ')),
  );

const pronouns = set(`je tu il elle on nous vous ils elles ca cela qui ce c'est c'etait y`);
const verbs =
  set(`est es suis sommes etes sont etait etais etaient etions etiez sera serai serez serait soit soyez ai as
  a avons avez ont avait avais avaient aura aurait aurais auriez va vais vas allons allez vont peut peux pouvez pouvons
  pourrait pourrais pourriez pourrions veut veux voulez voulons voudrais voudriez doit dois devez devons devrait
  devrions devriez faut faudrait fait fais faites font dit dis dites sait sais savez savons voit vois voyez pense penses
  pensez pensons crois croyez croit comprends comprenez comprend sens sentez sent entends entendez entend aimerais
  aimerait aimeriez propose proposez demande demandez rappelle rappelez laissez laisse donnez donne dites tiens tient
  tenez vient viens venez prend prends prenez met mets mettez reste restez arrive compte passe marche semble parait
  trouve trouvez cherche explique expliquez ecoute ecoutez attends attendez parlez parle apprecie souhaite souhaitez
  espere merci j'ai j'avais j'aurais j'aimerais j'apprecie j'espere j'entends j'attends j'etais j'irai j'arrive
  c'est c'etait n'est n'ai n'a n'avez n'avons n'etait qu'est s'est m'a l'a l'ai t'a j'accepte d'accord`);
const determiners = set(
  'le la les un une des du mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces',
);
const finiteEnd = /(?:ez|ons|ais|ait|aient|iez|ions|rai|ras|ra|rons|rez|ront)$/;

function isVerb(word: string, before: string | undefined): boolean {
  if (pronouns.has(word) && !word.includes("'")) return false;
  if (before !== undefined && determiners.has(before)) return false;
  if (verbs.has(word) || verbs.has(word.slice(word.indexOf("'") + 1))) return true;
  if (before === undefined) return /ez$/.test(word);
  return (finiteEnd.test(word) && word.length > 4) || (pronouns.has(before) && /(?:e|es|ent|s|t|d|is|it)$/.test(word));
}

const questionWords = set(`pourquoi comment quand ou qui quoi que quel quelle quels quelles combien lequel laquelle
  qu'est qu'est-ce est-ce`);
const turned =
  /^(?:avez|etes|pouvez|voulez|pourriez|pensez|savez|auriez|seriez|voudriez|aimeriez|allez|comprenez|voyez|croyez|souhaitez|peut|pouvons|as|es|peux|veux|a|est|y)$/;

/** "Est-ce que", a question word at the head, or a turned verb: "avez-vous", which the words show as two. */
function asks(words: readonly string[]): boolean {
  const [first, second, third] = words;
  if (first === undefined || second === undefined || third === undefined) return false;
  const head = prepositions.has(first) ? second : first;
  // "Depuis que" tells when.
  if (prepositions.has(first) && second === 'que') return false;
  if (head === 'est' && (prepositions.has(first) ? third : second) === 'ce') return true;
  if (questionWords.has(head)) return words.slice(1).some((word, index) => isVerb(word, words[index]));
  return turned.test(first) && /^(?:vous|tu|on|nous|il|elle|t|ils|elles|a)$/.test(second);
}

const prepositions = set('a de pour par avec sans sur sous dans en chez vers contre depuis pendant entre');

const notAdverbs = set(`moment comment paiement changement traitement comportement document logement batiment argument
  appartement departement deplacement recrutement engagement jugement element supplement licenciement evenement
  remboursement fonctionnement`);

const joined = set("qu'il qu'elle qu'on qu'ils qu'elles qu'un qu'une");

export const clauseWordsFr: ClauseWords = {
  leading:
    set(`le la les un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs quel quelle quels quelles chaque quelque quelques plusieurs certains certaines aucun aucune
    l d j m t s n qu c jusqu lorsqu puisqu
    et ou mais car donc or si comme quand lorsque parce puisque pourtant que qui dont
    etre d'etre soyez soit quoi comment pourquoi avant apres selon malgre parmi jusque
    je tu il on ils me te se y ne
    est es suis sommes etes sont etait etais etaient sera serai serez serait ai as avons avez ont avait avais aura
    aurait aurais auriez serais serait seriez serions seront sera va vais vas allons allez vont peut peux pouvez pouvons pourrait pourrais pourriez pourrions
    veut veux voulez voulons voudrais voudriez doit dois devez devons devrait devrions devriez faut faudrait
    j'ai j'avais j'aurais j'etais j'irai j'aimerais n'est n'ai n'a n'avez n'avons n'etait qu'est s'est c'est c'etait m'a
    l'a l'ai t'a t'ai qu'on qu'il qu'elle qu'ils qu'un qu'une d'un d'une l'un l'une
    tres trop plus moins assez plutot tellement vraiment aussi surtout meme juste seulement
    environ d'environ lorsqu'il lorsqu'elle puisqu'il euh ben bon alors enfin bref
    parce_que est_ce ce_que ce_qui il_y afin_de en_train d'abord tout_d'abord d'ici jusqu'a je_vous je_te nous_vous
    on_vous vous_me vous_nous ne_vous vais_vous veut_vous peux_vous l'une_des dois_vous quand_vous que_vous si_vous
    alors_vous mais_vous et_vous derniere_vous annee_vous`),
  lacking: set(`propose proposer demande demander dire donner donnez laissez laissez-moi aimerais aimerait voulais
    voulait pense penses crois sais savez trouve apprecie apprecier souhaite souhaitez tiens reduise reduire verifier
    changer promettre comprendre expliquer proposez dites dites-moi compte faire prendre mettre essayer tente vouloir
    pouvoir devoir partager du pu voulu fait dit deux trois quatre cinq six sept huit neuf dix vingt trente nouveau
    nouvelle nouvelles prochain premiere premier meilleur meilleure meilleures laissez-moi grand grande petit petite bonne autre
    autres pas`),
  stranded: prepositions,
  wide: new Set(),
  particles: new Set(),
  final: set('dire_plus savoir_plus'),
  objects: set('ca cela vous nous moi toi'),
  giving: set('laissez proposer demander dire donner expliquer propose donne dis demande laisser dites donnez'),
  closing: set(`merci vous_plait aujourd'hui demain hier maintenant ensuite encore deja plutot
    lui eux ceci rien quelque_chose quelqu'un personne tous toutes ensemble
    lundi mardi mercredi jeudi vendredi samedi dimanche matin midi soir apres-midi semaine semaines mois an ans annee
    jour jours heure heures minute minutes fois temps cent euros moment moment-la la ici la-bas
    passe marche fonctionne arrive possible vrai clair d'accord desole desolee bien mieux raison tort fini juste
    rappele rappelee attendre suite fait colere appelle aide
    du_tout de_plus en_plus a_vous pour_vous de_vous avec_vous a_toi pour_moi sur_vous chez_vous c'est_tout pas_bien`),
  formulas: set(`oui non d'accord ok okay bonjour bonsoir merci pardon exactement absolument parfait entendu voila
    merci_beaucoup bien_sur au_revoir a_bientot je_vois je_comprends je_sais tout_a_fait tres_bien c'est_vrai ca_marche
    oui_bien_sur oui_merci non_merci je_suis_desole je_suis_desolee excusez-moi je_vous_en_prie allez-y avec_plaisir
    pas_du_tout je_suis_d'accord je_ne_sais_pas pourquoi pourquoi_pas comment_ca bonjour_madame bonjour_monsieur
    enchante enchantee c'est_ca`),
  markers: set('euh ben bon alors et mais donc oui non ok okay ah oh bref eh bah hein voila ecoutez'),
  subordinating: set('si quand lorsque puisque comme parce'),
  inverting: set('est'),
  pronouns: set('je tu il elle on nous vous ils elles'),
  joining: set('et mais ou car donc parce que si quand lorsque puisque comme qui dont pourquoi comment alors'),
  subjects:
    set(`je j tu il elle on nous vous ils elles ca ce cela c'est c'etait le la les mon ma mes votre vos notre nos
    leur leurs j'ai j'aimerais j'avais personne l'equipe qu'on qu'il`),
  isVerb,
  auxiliaries:
    set(`je tu il elle on ils elles si que quand alors et mais ou peux vais veut dois doit peut pouvons pouvez va vont allons
    pourrait pourrais pourrions voudrais voudrait voulais voulait veux voulons devons aimerais`),
  groups:
    set(`ai as a avons avez ont avait avais avaient aura aurait aurais auriez est es suis sommes etes sont etait etais
    etaient sera serait serais seriez j'ai j'avais j'aurais t'ai m'ont t'ont l'ont m'avez m'as m'avait t'avait l'avait n'ont n'etait m'a t'a l'a l'ai n'ai n'a n'avez n'avons s'est peut peux pouvez
    pouvons pourrait pourrais pourriez veut veux voulez voulons voudrais voudriez doit dois devez devons va vais allons
    allez vont faut de`),
  heads: set(
    'le la les l mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces ceux celui celle celles tout',
  ),
  relative: set('qui que dont ou laquelle lequel lesquels lesquelles qu on qu il qu elle'),
  contacts: set("qu'on qu'il qu'elle qu'ils qu'elles que_j'ai"),
  openers:
    set(`ce_qui ce_que ce_dont ce_qu'il ce_qu'on ce_qu'elle bien_que tant_que une_fois_que des_que alors_que pendant_que afin_que pour_que depuis_que avant_que apres_que
    sans_que parce_que etant_donne_que vu_que maintenant_que chaque_fois_que la_prochaine_fois_que la_derniere_fois_que
    le_jour_ou au_moment_ou du_moment_que en_ce_qui_concerne pour_ce_qui_est quant_a par_rapport_a a_partir_de
    aussi_longtemps_que a_condition_que au_lieu_de en_plus_de a_cause_de grace_a meme_si au_cas_ou d'autant_plus
    a_la_place_de a_votre_place a_ta_place en_dehors_de`),
  adverbs: set(`jamais toujours souvent rarement parfois sans_doute peut_etre peut-etre par_exemple en_fait en_general
    presque a_peine notamment justement franchement d'ailleurs`),
  isAdverb: (word) => word.length > 6 && word.endsWith('ment') && !notAdverbs.has(word),
  reports: (word, before) => (word === 'que' && before !== 'est-ce' && before !== 'ce') || joined.has(word),
  turning: new Set(),
  askedSubjects: new Set(),
  transitive: set(`laisse retenu promettez promis bloquer presenter verifier regarder signer envoyer garder trouver
    apporte choisi donner proposer mettre manque couper gerer avoir d'avoir d'etre faire prendre recevoir obtenir donnent
    donnait montrer apporter fournir utiliser gere geres gerez geree proposait`),
  pending: set('jamais presque completement totalement extremement particulierement'),
  indefinite: set('un une'),
  degrees: set('tres vraiment assez plutot plus moins trop si peu'),
  asks,
};
