import type { LanguagePack } from '../pack.js';
import { advice } from './advice.js';
import { asking } from './asking.js';
import { blaming } from './blaming.js';
import { classes } from './classes.js';
import { elsewhere } from './elsewhere.js';
import { feelings } from './feelings.js';
import { givingBack } from './giving-back.js';
import {
  commonWords,
  concluding,
  definite,
  discourseMarkers,
  doneAtOnce,
  functionWords,
  joiners,
  persons,
  planned,
  pointing,
  reporting,
  vague,
} from './grammar.js';
import { harm } from './harm.js';
import { inquiring } from './inquiring.js';
import { negatedWordsEn } from './negation.js';
import { plans } from './plans.js';
import { questionKinds } from './question-kinds.js';
import { openersOfEn } from './questions.js';
import { regard } from './regard.js';
import { sides } from './sides.js';
import { social } from './social.js';
import { substance } from './substance.js';

export const english: LanguagePack = {
  joiners,
  persons,
  functionWords,
  commonWords,
  discourseMarkers,
  concluding,
  definite,
  pointing,
  vague,
  doneAtOnce,
  planned,
  reporting,
  phrases: {
    ...sides,
    ...advice,
    ...harm,
    ...regard,
    ...givingBack,
    ...substance,
    ...plans,
    ...social,
    ...feelings,
    ...asking,
    ...elsewhere,
  },
  classes,
  questionKinds,
  inquiring,
  blaming,
  openersOf: openersOfEn,
  negatedWords: negatedWordsEn,
};
