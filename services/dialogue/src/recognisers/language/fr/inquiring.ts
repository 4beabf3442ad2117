import { wordSet } from '../../text/word-set.js';
import type { InquiringWords } from '../inquiring.js';

export const inquiring: InquiringWords = {
  telling: wordSet('dire expliquer decrire donner donnez savoir aider'),
  wanting: wordSet('demande demandais aimerais voudrais souhaite veux'),
  infinitives: wordSet('dire expliquer decrire donner savoir aider'),
  ownVerbs: wordSet('peux pourrais explique raconte decris dis parle'),
  ownSubjects: new Set(['je']),
  purposes: new Set(['pour']),
  relatives: new Set(['ce que']),
  toMe: new Set(['me']),
  retorts: new Set(['et alors']),
  whys: new Set(['pourquoi']),
  because: wordSet('parce car'),
  settling: wordSet('oui non si'),
  denyingAll: wordSet('rien personne aucun aucune jamais'),
  knowing: ['je sais', 'je le sais', 'je sais bien', 'je le sais bien', 'je me en doute', 'je en suis conscient', 'je en suis consciente'],
  suffering: wordSet('ete'),
  joining: new Set(['et', 'ou']),
  takingUp: wordSet('ca cela'),
  choosing: new Set(['ou']),
  choosesNothing: wordSet('non pas rien quelque sinon encore alors bien est sont etes en exactement precisement'),
  joiningPersons: new Set(['qui']),
  joiningTimes: new Set(['quand']),
  leadingIn: wordSet(
    'et mais donc alors ou bon bien ok pardon attendez attends avec pour depuis jusqu jusque a à de chez par c est vers',
  ),
  afterPlace: wordSet('avant apres chez sans pour dans exactement precisement deja ensuite'),
  following: wordSet('est exactement precisement a avez as sont etait etaient va vont peut doit'),
  asksOn: wordSet('si quand combien qui comment pourquoi quel quelle quels quelles ce lequel laquelle'),
  asksOpenly: wordSet('comment pourquoi ce'),
  prepositions: wordSet('pour avec a de depuis chez dans par sur jusque'),
};
