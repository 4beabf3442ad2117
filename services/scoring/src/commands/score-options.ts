import { parseArgs } from 'node:util';

import { Language } from '@repartee/proto';

export interface ScoreOptions {
  /** `-` for standard input. */
  file: string;
  out?: string;
  language?: Language;
}

/** What was typed makes no command; the message says why. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}

export const scoreHelp = `Scores conversations from elsewhere with the built-in scorer and a general rubric.

  npm run -s score -- FILE.jsonl [--language en|fr] [--out OUT.jsonl]

  FILE        one conversation a line, plain or .gz, "-" for standard input:
              {"id": ..., "language"?: "en"|"fr",
               "turns": [{"speaker": "learner"|"counterpart", "text": ..., "start_s"?: ..., "end_s"?: ...}]}
  --language  the language of conversations that do not name theirs; otherwise it is detected
  --out       where the results go, one a line; standard output unless told
  --help      this text

A result: {"id", "quality" (0-100), "metrics": {...}, "skills": [{"id", "score", "criteria": [...]}],
           "turns": [{"index" (from 0, over all turns), "cues": [{"cue", "evidence"}], "question", "reflection", "uptake"}]}
"turns" holds the learner's turns. Metrics in milliseconds appear where every turn has its times.

Lines that can't be scored are reported by number on standard error and skipped.
Exit status: 0 all lines scored, 1 some were not or there were none, 2 the command was not understood or a file can't be opened.
`;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { language: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The options of the command line, or `help`.
 * @throws WrongUsage
 */
export function parseScoreOptions(args: readonly string[]): ScoreOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new WrongUsage('Name one file.');
  const language = values.language === undefined ? undefined : Language.safeParse(values.language);
  if (language && !language.success) throw new WrongUsage('--language is en or fr.');
  return { file, ...(values.out !== undefined && { out: values.out }), ...(language && { language: language.data }) };
}
