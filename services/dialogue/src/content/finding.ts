/** Something to mend in the content, for its author. */
export interface ContentFinding {
  kind: 'persona' | 'scenario' | 'rubric';
  /** Id of the persona, scenario or rubric. */
  id: string;
  /** Keys and indexes from the top of that document, for finding the line. */
  path: readonly (string | number)[];
  message: string;
  remedy: string;
}

/** A finding within one document. */
export type Finding = Omit<ContentFinding, 'kind' | 'id'>;
type Path = readonly (string | number)[];

export const finding = (path: Path, message: string, remedy: string): Finding => ({ path, message, remedy });
