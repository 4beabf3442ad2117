type Methods<Of> = { [Name in keyof Of]: Of[Name] extends (...args: never[]) => unknown ? Name : never }[keyof Of];
type Args<Method> = Method extends (...args: infer Given extends unknown[]) => unknown ? Given : never;
type Result<Method> = Method extends (...args: never[]) => infer Answer ? Answer : never;

/**
 * Has each call of a method go through `pass`, which is given the call itself and its arguments. Throws where there is no
 * such method: a point that nobody can pass would be one at which nothing is ever tried.
 */
export function around<Of extends object, Name extends Methods<Of>>(
  prototype: Of,
  name: Name,
  pass: (call: () => Result<Of[Name]>, ...args: Args<Of[Name]>) => Result<Of[Name]>,
): void {
  const original: unknown = prototype[name];
  if (typeof original !== 'function') throw new Error(`There is no ${String(name)} to kill a process in.`);
  const value = function (this: unknown, ...args: Args<Of[Name]>): Result<Of[Name]> {
    return pass(() => original.apply(this, args) as Result<Of[Name]>, ...args);
  };
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}
