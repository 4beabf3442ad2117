import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { CommandProblem, badUsage, expectNothingElse, readArguments } from '@repartee/kernel';
import type { Language, Purpose } from '@repartee/proto';
import { SayTurn } from '@repartee/proto';

import { readConfig } from '../../config.js';

export const rehearseHelp = `Holds a session through the public interface, with the learner's lines from a file, and prints it with its debriefing.

Usage: npm run -s rehearse -- --url URL --email E --password P --scenario ID --lines FILE [options]

  --url URL        where Repartee runs (http://127.0.0.1:3000)
  --email E        whose session it is
  --password P     their password
  --scenario ID    for example unhappy-customer
  --lines FILE     what the learner says, one turn a line; empty lines are passed over; - reads standard input
  --assessed       an assessed session (default: practice)
  --language L     en or fr (default: en)
  --json           print JSON (default: a transcript to read)
  --help           show this

The session ends when its rules say so; where the lines run out before, the learner ends it.
Status: 0 with a debriefing, 1 where something failed, 2 for a wrong option.
`;

export interface RehearseOptions {
  url: string;
  email: string;
  password: string;
  scenario: string;
  lines: readonly string[];
  purpose: Purpose;
  language: Language;
  json: boolean;
}

const OPTIONS = {
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  email: { type: 'string' },
  password: { type: 'string' },
  scenario: { type: 'string' },
  lines: { type: 'string' },
  assessed: { type: 'boolean', default: false },
  language: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The options, or undefined where help was asked for. Throws CommandProblem. */
export async function readRehearseOptions(args: readonly string[]): Promise<RehearseOptions | undefined> {
  const { values, positionals } = readArguments('rehearse', OPTIONS, args);
  if (values.help) return undefined;
  expectNothingElse('rehearse', positionals);
  const { email, password, scenario, lines, language } = values;
  if (language !== 'en' && language !== 'fr') throw badUsage('rehearse', `--language is ${language}, not en or fr.`);
  return {
    url: values.url.replace(/\/$/, ''),
    email: required('--email', email),
    password: required('--password', password),
    scenario: required('--scenario', scenario),
    lines: await readLines(required('--lines', lines)),
    purpose: values.assessed ? 'assessed' : 'practice',
    language,
    json: values.json,
  };
}

function required(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw badUsage('rehearse', `${option} is missing.`);
  return value;
}

async function readLines(file: string): Promise<string[]> {
  const text = file === '-' ? await readStandardInput() : await readTextFile(file);
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim());
  lines.forEach((line, index) => refuseTooLong(line, index + 1));
  return lines.filter((line) => line !== '');
}

/** Before anything is said: a session that is refused half-way would be left behind. */
function refuseTooLong(line: string, number: number): void {
  if (line === '' || SayTurn.shape.text.safeParse(line).success) return;
  throw new CommandProblem(`Line ${number} has ${line.length} characters; a turn has 2,000 at most.`);
}

async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(resolve(readConfig().workingFolder, file), 'utf8');
  } catch (cause) {
    throw new CommandProblem(`The file ${file} cannot be read. Give --lines a text file with one turn a line.`, {
      cause,
    });
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
