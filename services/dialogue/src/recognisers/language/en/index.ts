import type { LanguagePack } from '../pack.js';
import { asking } from './asking.js';
import { classes } from './classes.js';
import { elsewhere } from './elsewhere.js';
import { commonWords, discourseMarkers, functionWords, joiners, persons, reporting } from './grammar.js';
import { negatedWordsEn } from './negation.js';
import { openersOfEn } from './questions.js';
import { sides } from './sides.js';
import { social } from './social.js';
import { substance } from './substance.js';

export const english: LanguagePack = {
  joiners,
  persons,
  functionWords,
  commonWords,
  discourseMarkers,
  reporting,
  phrases: { ...asking, ...social, ...substance, ...sides, ...elsewhere },
  classes,
  openersOf: openersOfEn,
  negatedWords: negatedWordsEn,
};
