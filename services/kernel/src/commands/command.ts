import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

import { keepFilesPrivate } from '../service/private-files.js';

/** Something a command cannot do: a sentence for the person who typed it. `exit` is the status of the process. */
export class CommandProblem extends Error {
  readonly exit: number;

  constructor(sentence: string, options: ErrorOptions & { exit?: number } = {}) {
    super(sentence, options);
    this.name = 'CommandProblem';
    this.exit = options.exit ?? 1;
  }
}

const BAD_USAGE = 2;

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true }>
>;

/** Parses the arguments. Throws CommandProblem for an option that does not exist or lacks its value. */
export function readArguments<Known extends Options>(
  name: string,
  options: Known,
  args: readonly string[],
): Parsed<Known> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw badUsage(name, firstSentence((cause as Error).message));
  }
}

/** Node adds how to pass an option as a value, which nobody who mistyped one wants to know. */
const firstSentence = (message: string): string => `${message.split('. ')[0]?.replace(/\.$/, '')}.`;

/** Throws CommandProblem where something stands there that the command would pass over. */
export function expectNothingElse(name: string, positionals: readonly string[]): void {
  const [first] = positionals;
  if (first !== undefined) throw badUsage(name, `Unexpected argument '${first}'.`);
}

export function badUsage(name: string, reason: string): CommandProblem {
  return new CommandProblem(`${reason}\nSee: npm run -s ${name} -- --help`, { exit: BAD_USAGE });
}

/** Runs a command to its end: its status becomes that of the process, a problem goes to standard error in a sentence. */
export async function runCommand(run: (args: readonly string[]) => Promise<number>): Promise<void> {
  keepFilesPrivate();
  process.stdout.on('error', goOnUnread);
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof CommandProblem ? error.exit : 1;
  }
}

/** Whoever has read enough, as `head` does, wants the work ended all the same. */
function goOnUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
