import { fileURLToPath } from 'node:url';

import { readWave } from './wave-file.js';

/** What learners say in the tests with real sound, by the name of its file in `test/speech/sounds`. */
export const learnerSays = {
  explain: { language: 'en', text: 'No wait, let me explain what happened.' },
  mornings: { language: 'en', text: 'What happened on those two mornings?' },
  matins: { language: 'fr', text: 'Que s’est-il passé ces deux matins-là ?' },
} as const;
export type LearnerSays = keyof typeof learnerSays;

export const soundFile = (name: LearnerSays): string =>
  fileURLToPath(new URL(`../../speech/sounds/${name}.wav`, import.meta.url));

/** 16 bits a sample, at 16 kHz. */
export const clip = (name: LearnerSays): Buffer => readWave(soundFile(name));
