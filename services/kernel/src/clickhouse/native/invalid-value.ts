/** A value that its column cannot hold. */
export class InvalidValue extends Error {
  readonly code = 'invalid_value';

  constructor(value: unknown, expected: string) {
    super(`A column of ${expected} cannot hold a ${typeof value} of that kind.`);
    this.name = 'InvalidValue';
  }
}
