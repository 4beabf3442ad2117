import type { Joiners } from '../../text/clauses.js';

const list = (words: string): string[] => words.trim().split(/\s+/);

export const openWords: ReadonlySet<string> = new Set(list('pourquoi comment quoi'));
export const questionWords: ReadonlySet<string> = new Set(
  list('pourquoi comment quoi que quel quelle quels quelles qui ou quand combien lequel laquelle lesquels lesquelles'),
);
export const pronouns: ReadonlySet<string> = new Set(list('je tu il elle on nous vous ils elles ce'));
/** Verb forms that ask before "vous" or "tu" even where no hyphen is written. */
export const askingVerbs: ReadonlySet<string> = new Set(
  list(`avez etes pouvez pourriez voulez voudriez pensez croyez savez auriez seriez aimeriez souhaitez allez connaissez
    comprenez voyez as es peux pourrais veux voudrais penses crois sais aurais serais aimerais vas connais comprends
    dois devez puis ai avons pouvons`),
);
/** Before "vous" with a hyphen these command: "asseyez-vous". */
export const reflexiveCommands: ReadonlySet<string> = new Set(
  list(`calmez rassurez asseyez installez mettez taisez depechez rappelez souvenez imaginez occupez debrouillez preparez
    reposez servez detendez excusez rendez concentrez organisez inquietez fiez tenez arretez reprenez adressez`),
);
export const weQuestions: ReadonlySet<string> = new Set(
  list('pouvons devons avons sommes voulons serions pourrions devrions aurions irions allons faisons sommes'),
);
export const discourseMarkers: ReadonlySet<string> = new Set(
  list(`alors et mais bon ben bien oui non euh hum hein donc ok okay okey d'accord de accord voila sinon ensuite puis
    ah oh eh tiens ecoutez ecoute dites dis pardon desole merci bonjour salut enfin du coup justement et aussi parfait
    tres super effectivement madame monsieur s'il si vous plait te deja dabord sur par pour a en de avec depuis jusque
    dans quand meme franchement au fond vraiment exactement`),
);
export const closedNouns: ReadonlySet<string> = new Set(
  list(`nom prenom numero adresse age date prix budget delai montant heure telephone reference titre poste salaire mail
    email jour total taux pourcentage etage bureau service couleur taille quantite mois annee moment`),
);

export const joiners: Joiners = {
  always: new Set(list('mais car puisque sinon or')),
  beforeSubject: new Set(
    list('et donc alors ou puis si quand comme lorsque parce pendant que depuis avant apres tandis sauf pourtant meme'),
  ),
  subjects: new Set(
    list(`je tu il elle on nous vous ils elles ca ce que le la les mon ma mes votre vos notre nos ton ta tes son sa ses
      leur leurs pourquoi comment quand est avez pouvez qui quel quelle dites dis`),
  ),
  conditional: new Set(list('si sauf')),
};

export const persons = {
  first: new Set(list('je nous on me moi mon ma mes notre nos mien mienne miens')),
  second: new Set(list('vous tu te toi votre vos ton ta tes votre tien tienne')),
  third: new Set(list('il elle ils elles lui leur leurs son sa ses')),
};

export const concluding: ReadonlySet<string> = new Set(list('donc alors'));

export const pointing: ReadonlySet<string> = new Set(
  list('ca ce cela celui celle ceux celles y en lequel laquelle lesquels lesquelles quoi'),
);

export const definite: ReadonlySet<string> = new Set(
  list('le les votre vos ton tes ta mon mes ma notre nos leur leurs son sa ses ce cet cette ces'),
);

export const vague: ReadonlySet<string> = new Set(
  list(
    'fois chose choses point points personne personnes gens minute minutes partie parties mois janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  ),
);

export const doneAtOnce: ReadonlySet<string> = new Set(
  list(
    'note noter notons regarde regarder ecoute ecouter explique expliquer dis dire commence commencer ouvre ouvrir lis lire repete repeter resume resumer reponds repondre demande demander essaie essayer arrete pense reprends appelle telephone',
  ),
);

export const planned: ReadonlySet<string> = new Set(
  list(
    'prevu prevue prevus prevues fixe fixee programme programmee reserve reservee confirme confirmee cale calee convenu',
  ),
);

export const reporting: ReadonlySet<string> = new Set(
  list(
    `dit disait disent disais dis dites repondu crie ecrit pretend pretendent affirme raconte demande pense pensait`,
  ),
);

export const functionWords: ReadonlySet<string> = new Set([
  ...list(`le la les un une des de du d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs je tu il elle on nous vous ils elles me te se lui moi toi soi eux y en que qui quoi dont ou quel quelle quels
    quelles lequel laquelle pourquoi comment combien ca celui celle ceux celles ceci et mais ou donc or ni car si comme quand lorsque parce
    puisque pour par avec sans sous sur dans entre vers chez depuis pendant avant apres contre a ne pas plus jamais rien
    aucun aucune personne non oui tres trop peu moins aussi encore deja bien mal tout toute tous toutes meme autre
    autres est es suis sommes etes sont etait etais etions etiez etaient ete etre sera serai serez seront serait ai as a
    avons avez ont avait avais avions aviez avaient eu avoir aura aurai aurez aurait fait fais faites font faire va vais
    vas allons allez vont aller peut peux pouvez pouvons pourriez pourrais veut veux voulez doit dois devez devoir faut
    euh ben bon alors voila merci bonjour salut accord okay hein la ici il y quelque quelques chaque plusieurs certain
    certaine tel telle ainsi donc puis ensuite enfin vraiment juste peut-etre ne s l j m t n qu c`),
]);

export const commonWords: ReadonlySet<string> = new Set(
  list(`penser pense pensez penses croire crois croyez croit savoir sais savez sait dire dit dites dis disait parler parle
    parlez parlons voir vois voyez voit vu vouloir voulu veut besoin sentir sens sent ressentez ressens comprendre
    comprends comprenez compris entendre entends entendez entendu essayer essaie essaye prendre prends prend prenez pris
    donner donne donnez donne mettre mets mis trouver trouve travail travailler chose choses facon maniere personne gens
    monde temps jour jours semaine semaines mois annee aujourdhui demain hier moment minute instant peu bon bonne
    meilleur mieux mauvais pire grand grande petit petite nouveau nouvelle vieux long court facile difficile possible
    desole desolee pouvoir aider aide aidez arriver arrive passe passer change changer point partie place cote fin debut
    commencer probleme problemes question questions reponse demander demande raison idee fait cas situation compte
    esperer espere accord peut-etre honnetement exactement ensemble suite prochain prochaine dernier derniere premier
    premiere fois deux trois quatre cinq important importante certain sur sure clair vrai vraie faux raison tort
    expliquer explique expliquez partager interesse comprehensible apprecie solution option etape`),
);
