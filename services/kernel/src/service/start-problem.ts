/** Why the start cannot go on: a sentence that says what is the matter and what to do about it. */
export class StartProblem extends Error {
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartProblem';
    this.code = code;
  }
}
