import type { Language, QuestionTopicKind } from '@repartee/proto';
import { findPatterns, indexPatterns } from '../patterns/index.js';
import type { PatternGroup, PatternIndex } from '../patterns/index.js';
import type { Word } from './text/words.js';

type Kind = QuestionTopicKind;

/** What a question asks for, by its words; the first kind that is heard counts. */
const english: readonly PatternGroup<Kind>[] = [
  {
    id: 'next_step',
    patterns: [
      'what next',
      'what now',
      'what happens next',
      'what * do next',
      'next step~',
      'how do we proceed',
      'how * continue',
    ],
  },
  { id: 'reason', patterns: ['why', 'how come', 'what for', 'what made', 'reason~', 'what makes'] },
  {
    id: 'date',
    patterns: [
      'when',
      'what time',
      'which day',
      'what day',
      'how long',
      'since when',
      'what date',
      'how soon',
      'until when',
      'how often',
    ],
  },
  {
    id: 'price',
    patterns: ['what price', 'what * cost', 'how expensive', 'how much * cost', 'how much * pay', 'price~'],
  },
  { id: 'amount', patterns: ['how much', 'how many', 'what percentage', 'how far', 'how big'] },
  {
    id: 'feeling',
    patterns: [
      'how * feel',
      'how are you',
      'what * feel',
      'how was that',
      'are you angry|sad|tired|upset|afraid|happy',
      'worried',
      'how do you like',
    ],
  },
  {
    id: 'wish',
    patterns: [
      'what * want',
      'what * need',
      'what * like',
      'what * expect',
      'what would help',
      'what * prefer',
      'do you want',
      'would you like',
      'would you prefer',
      'what * hope',
    ],
  },
  { id: 'person', patterns: ['who', 'whom', 'whose', 'which colleague~', "what's your name", 'what * name'] },
  {
    id: 'opinion',
    patterns: [
      'what do you think',
      'do you think',
      'your opinion',
      'do you believe',
      'do you agree',
      'how do you see',
      'what * make of',
      'favourite',
      'favorite',
      'do you find',
    ],
  },
  {
    id: 'event',
    patterns: [
      'what happened',
      'what did',
      'what was',
      'what were',
      'what has',
      'where',
      'how did',
      'what went',
      'what * been',
      'which',
      'how do you',
      'what do you',
    ],
  },
];
const french: readonly PatternGroup<Kind>[] = [
  {
    id: 'next_step',
    patterns: ['et maintenant', 'et ensuite', 'la suite', 'prochaine étape', 'on fait quoi', 'comment on continue'],
  },
  { id: 'reason', patterns: ['pourquoi', 'pour quelle raison', 'comment se fait', 'comment ça se fait', 'raison~'] },
  {
    id: 'date',
    patterns: [
      'quand',
      'quelle heure',
      'quel jour',
      'quelle date',
      'depuis combien',
      'combien de temps',
      'depuis quand',
      'à quel moment',
      'combien de fois',
      'dans combien',
    ],
  },
  { id: 'price', patterns: ['quel prix', 'combien * coût~', 'combien * coute~', 'combien * payé~', 'prix'] },
  { id: 'amount', patterns: ['combien', 'quel pourcentage', 'quelle quantité', 'quel montant'] },
  {
    id: 'feeling',
    patterns: [
      'comment * sentez',
      'comment * sens',
      'comment * vécu',
      'ressen~',
      'comment allez',
      'comment vas',
      'comment ça va',
      'êtes-vous fâchée|triste|fatiguée|contente|inquiète|heureuse',
      'es-tu fâché|triste|fatigué|content|inquiet',
      'inquiet~',
    ],
  },
  {
    id: 'wish',
    patterns: [
      'voulez-vous',
      'veux-tu',
      'souhait~',
      'besoin',
      'attendez-vous',
      'préfér~',
      'aimeriez',
      'aimerais-tu',
      'voudriez',
      'espér~',
    ],
  },
  { id: 'person', patterns: ['qui', 'quel collègue', 'quelle collègue', 'comment * appelez', 'quel * nom'] },
  {
    id: 'opinion',
    patterns: [
      'pensez-vous',
      'penses-tu',
      'votre avis',
      'ton avis',
      'croyez-vous',
      'crois-tu',
      'trouvez-vous',
      'préféré~',
      'que pensez',
      'd’accord',
    ],
  },
  {
    id: 'event',
    patterns: [
      "qu'est-ce",
      'que s’est-il',
      'que s’est',
      'où',
      'comment',
      'quoi',
      'quel',
      'quelle',
      'quels',
      'quelles',
      'que',
    ],
  },
];
const order: readonly Kind[] = english.map(({ id }) => id);

const indexes = new Map<Language, PatternIndex<Kind>>();
const indexOf = (language: Language): PatternIndex<Kind> => {
  const index = indexes.get(language) ?? indexPatterns(language === 'en' ? english : french, language);
  indexes.set(language, index);
  return index;
};

/** The kind of a question that the scenario does not know, from the words it spans; closed ones ask for yes or no. */
export const questionKindOf = (words: readonly Word[], kind: 'open' | 'closed', language: Language): Kind => {
  const heard = new Set(findPatterns(indexOf(language), words).map(({ id }) => id));
  return order.find((id) => heard.has(id)) ?? (kind === 'closed' ? 'yes_no' : 'other');
};
