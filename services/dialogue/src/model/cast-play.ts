import type { CastAnswers } from '@repartee/proto';
import { castCase, castPersona } from '@repartee/proto';

import type { Play } from './play.js';

/** A case template's play with the answers of one case in its slots: a play like any other. */
export function castPlay({ persona, scenario, rubric }: Play, answers: CastAnswers): Play {
  return { persona: castPersona(persona, answers), scenario: castCase(scenario, answers), rubric };
}
