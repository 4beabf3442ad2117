import type { CaseAnswers } from '@repartee/proto';
import { castCase } from '@repartee/proto';

import type { Play } from './play.js';

/** A case template's play with the answers of one case: a play like any other. */
export function castPlay({ persona, scenario, rubric }: Play, answers: CaseAnswers): Play {
  return { persona: castCase(persona, answers), scenario: castCase(scenario, answers), rubric };
}
