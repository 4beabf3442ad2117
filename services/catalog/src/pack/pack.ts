import type { ContentKind, PackProblem, Persona, Rubric, Scenario } from '@repartee/proto';

/** A file of a pack; its folder (personas, scenarios, rubrics) says what it holds. */
export interface PackFile {
  path: string;
  text: string;
}

interface Read<Kind extends ContentKind, Content> {
  kind: Kind;
  file: string;
  content: Content;
  /** The line, from 1, of what stands at this path of the content, or of the nearest thing above it. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

export type ReadPersona = Read<'personas', Persona>;
export type ReadScenario = Read<'scenarios', Scenario>;
export type ReadRubric = Read<'rubrics', Rubric>;
export type ReadContent = ReadPersona | ReadScenario | ReadRubric;

/** What of a pack was found to be good; it can be handed from thread to thread. */
export interface SoundPack {
  personas: Pick<ReadPersona, 'kind' | 'content'>[];
  scenarios: Pick<ReadScenario, 'kind' | 'content'>[];
  rubrics: Pick<ReadRubric, 'kind' | 'content'>[];
}

export interface Pack {
  personas: ReadPersona[];
  scenarios: ReadScenario[];
  rubrics: ReadRubric[];
  errors: PackProblem[];
  warnings: PackProblem[];
}
