import type { LanguagePack } from '../pack.js';
import { asking } from './asking.js';
import { classes } from './classes.js';
import { elsewhere } from './elsewhere.js';
import { commonWords, discourseMarkers, functionWords, joiners, persons, reporting } from './grammar.js';
import { negatedWordsFr } from './negation.js';
import { openersOfFr } from './questions.js';
import { sides } from './sides.js';
import { social } from './social.js';
import { substance } from './substance.js';

export const french: LanguagePack = {
  joiners,
  persons,
  functionWords,
  commonWords,
  discourseMarkers,
  reporting,
  phrases: { ...asking, ...social, ...substance, ...sides, ...elsewhere },
  classes,
  openersOf: openersOfFr,
  negatedWords: negatedWordsFr,
};
