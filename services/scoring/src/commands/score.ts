import { resolveTyped } from './config.js';
import { createLineWriter, readLines } from './files.js';
import type { LineCounts } from './score-lines.js';
import { scoreLines } from './score-lines.js';
import type { ScoreOptions } from './score-options.js';
import { WrongUsage, parseScoreOptions, scoreHelp } from './score-options.js';

const EXIT = { scored: 0, badLines: 1, wrongUsage: 2 } as const;
const PROGRESS_EVERY_MS = 2000;

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);

/** Says now and then how far it is; quiet for what is done in a moment. */
function createProgress() {
  const started = performance.now();
  let said = started;
  return ({ scored, bad }: LineCounts) => {
    const now = performance.now();
    if (now - said < PROGRESS_EVERY_MS) return;
    said = now;
    const rate = Math.round((scored * 1000) / (now - started));
    say(`${counted(scored, 'conversation')} scored (${rate} a second), ${counted(bad, 'line')} skipped`);
  };
}

/** A broken archive, a full disk: what Node names by a code. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_');

async function open<T>(opening: Promise<T>, sentence: string): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    throw new WrongUsage(isOfSystem(error) ? `${sentence} (${error.code})` : sentence);
  }
}

async function openFiles({ file, out }: ScoreOptions) {
  const place = out === undefined ? undefined : resolveTyped(out);
  return {
    lines: await open(readLines(resolveTyped(file)), `${file} cannot be read. Name a file of conversations.`),
    writer: await open(createLineWriter(place), `${out ?? ''} cannot be written. Give --out another name.`),
  };
}

async function score(options: ScoreOptions): Promise<number> {
  const { lines, writer } = await openFiles(options);
  const sinks = { write: (line: string) => writer.write(line), report: say, progress: createProgress() };
  const { scored, bad } = await scoreLines(lines, options.language, sinks);
  await writer.close();
  if (scored + bad === 0) {
    say(`There is no conversation in ${options.file}. Write one a line.`);
    return EXIT.badLines;
  }
  if (bad > 0) say(`${counted(scored, 'conversation')} scored, ${counted(bad, 'line')} skipped`);
  return bad > 0 ? EXIT.badLines : EXIT.scored;
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseScoreOptions(args);
    if (options !== 'help') return await score(options);
    process.stdout.write(scoreHelp);
    return EXIT.scored;
  } catch (error) {
    if (error instanceof WrongUsage) {
      say(`${error.message}\nSee npm run -s score -- --help`);
      return EXIT.wrongUsage;
    }
    if (!isOfSystem(error)) throw error;
    say(`The conversations could not be read or written to the end: ${error.message}.`);
    return EXIT.badLines;
  }
}

// A reader that has seen enough, such as head, closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.scored);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
