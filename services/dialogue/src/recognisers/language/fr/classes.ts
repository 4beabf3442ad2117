/** Word classes that French phrases refer to as `<name>`. */
export const classes = {
  feeling: `enerve~ fache~ frustre frustree frustres decu~ inquiet~ anxieu~ triste~ blesse~ fatigue~ epuise
    epuisee deborde debordee stresse~ agace agacee furieu~ contrarie~ mecontent~ decourage~ demotive~ trahi~
    ignore ignoree devalorise~ deprime~ isole~ angoisse~ preoccupe~ marre deboussole~ desempare~ choque~ surpris~ vexe~
    humilie~ meprise~ abandonne~ tiraille~ soulage~ fier fiere content~ heureu~ ravi ravie satisfait~ gene~ las lasse
    tendu~ soucieu~ nerveu~ malheureu~ coince~ perdu perdue seul~ coupable~ honteu~ jalou~ amer amere remonte remontee
    excede~ colere peur doute~ dubitati~ reticen~ hesitant~ insecure demuni~ desespere~ bouleverse~ affecte~ touche~
    irrite~ sceptique~ submerge~ motive~ enthousiaste~ confiant~ usee prudent~ floue~ lese~ oublie~ pieg~ depasse~ delaisse~ rassure~ craintif craintive mefiant~ revolte~ demoralise~`.split(
    /\s+/,
  ),
  feeling_noun: `frustration frustrations colere inquietude inquietudes deception agacement fatigue stress peur peurs
    crainte craintes tristesse souffrance ressenti emotion emotions malaise desarroi mecontentement angoisse epuisement
    douleur sentiment sentiments lassitude reticence reticences hesitation hesitations preoccupation preoccupations
    contrariete exasperation impatience rancoeur amertume gene soulagement doutes`.split(/\s+/),
  feeling_phrase: [
    'en colere',
    'a bout',
    'sous pression',
    "mal a l'aise",
    'ras le bol',
    'mis de cote',
    'mise de cote',
    'laisse tomber',
  ],
  hard: `dur dure durs difficile~ penible~ lourd~ eprouvant~ frustrant~ stressant~ fatigant~ epuisant~ desagreable~ injuste~
    terrible~ horrible~ douloureu~ decevant~ inquietant~ rageant enervant~ complique~ violent~ choc blessant~
    insupportable~ decourageant~ destabilisant~ angoissant~ agacant~ perturbant~ pesant~ brutal~`.split(/\s+/),
  very: [
    'tres',
    'si',
    'vraiment',
    'tellement',
    'plutot',
    'assez',
    'particulierement',
    'extremement',
    'bien',
    'profondement',
    'un peu',
    'trop',
    'sincerement',
    'infiniment',
  ],
  good: `excellent~ formidable~ remarquable~ impressionnant~ super genial~ magnifique~ bravo exemplaire~ parfait~ beau belle
    bon bonne impeccable~ brillant~ extraordinaire~ precieu~`.split(/\s+/),
  insult: `idiot idiote idiots idiotes imbecile~ stupide~ con conne cons connard~ connasse~ abruti~ cretin~ incompetent~
    incapable~ nul nulle nuls minable~ debile~ menteur menteuse menteurs escroc~ clown~ faineant~ feignant~ feignasse~
    parasite~ lache laches salaud~ salope~ ordure~ bouffon~ ridicule~ pathetique~ hysterique~ folle fou ignorant~ voleur~
    arnaqueur~ hypocrite~ tocard~ crevure~ pourriture~ tare taree andouille~`.split(/\s{1,}/),
  you: ['vous', 'tu', 't', 'te'],
  our: ['ma', 'notre'],
  your: ['votre', 'vos', 'ton', 'ta', 'tes'],
  number:
    '# un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent mille dizaine quinzaine vingtaine centaine'.split(
      ' ',
    ),
  failed: `verifie lu dit appele rappele prevenu demande ecoute fait reflechi pense suivi respecte repondu pris envoye
    rendu essaye compris signale informe transmis prepare`.split(/\s+/),
  degree:
    `un une si vraiment trop tellement completement totalement juste le la les plus tres d qu que qu'un de bien quand
    meme franchement des`.split(/\s+/),
  future: ['~rai', '~rons', '~ra'],
  inf: ['~er', '~ir', '~re'],
} as const;
