import type { Scenario } from '@repartee/proto';
import { languages } from '@repartee/proto';
import { sentencesIn } from '../scoring/debriefing/wording.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

/** A debriefing shows five sentences of the persona's, and the end has its own among them. */
const SENTENCES_AT_MOST = 3;

/** What the persona says of one moment leaves room for another. */
export const checkLookingBack = ({ looking_back }: Pick<Scenario, 'looking_back'>): Finding[] =>
  looking_back.flatMap(({ lines }, index) =>
    languages.flatMap((language) =>
      lines[language].flatMap((line, number) =>
        sentencesIn(line) <= SENTENCES_AT_MOST
          ? []
          : finding(
              ['looking_back', index, 'lines', language, number],
              `This holds ${sentencesIn(line)} sentences, and a debriefing shows five in all.`,
              `Say it in ${SENTENCES_AT_MOST} at most.`,
            ),
      ),
    ),
  );
