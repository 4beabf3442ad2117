import type { Persona, Rubric, Scenario } from '@repartee/proto';

/** The three versions that a session pins, as content. What is derived from them is prepared once per play. */
export interface Play {
  persona: Persona;
  scenario: Scenario;
  rubric: Rubric;
}
