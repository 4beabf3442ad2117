import type { Grant, Language, Role } from '@repartee/proto';
import { Email, languages, roleNames } from '@repartee/proto';

import type { CsvLine, CsvProblem } from './csv-lines.js';

/** What the organisation has, as far as a line is judged by it. */
export interface ImportGround {
  language: Language;
  siteNamed: (name: string) => string | undefined;
  teamNamed: (site: string, name: string) => string | undefined;
  siteNames: () => string[];
  teamNames: (site: string) => string[];
  /** The holder of an address: somebody of this organisation, of another one, or nobody. */
  holderOf: (email: string) => 'here' | 'elsewhere' | undefined;
}

export interface ReadRow {
  line: number;
  name: string;
  email: string;
  siteName: string;
  teamName: string;
  roles: string[];
  language: string;
  isKnown: boolean;
  /** Set where nothing is wrong. */
  person?: { name: string; email: string; teamId: string; language: Language; roles: Grant[] };
  errors: CsvProblem[];
}

/** Judges the lines one after the other; an address that came up before is wrong the second time. */
export function readRows(lines: readonly CsvLine[], ground: ImportGround): ReadRow[] {
  const linesByEmail = new Map<string, number>();
  return lines.map((line) => {
    const row = readRow(line, ground);
    const before = linesByEmail.get(row.email);
    if (before === undefined) linesByEmail.set(row.email, row.line);
    else if (row.email !== '')
      refuse(row, 'email', `The address stands in line ${before} already; keep one of the two.`);
    return row;
  });
}

function readRow({ line, cells }: CsvLine, ground: ImportGround): ReadRow {
  const { name = '', email = '', site: siteName = '', team: teamName = '' } = cells;
  const row: ReadRow = {
    line,
    name,
    email: email.toLowerCase(),
    siteName,
    teamName,
    errors: [],
    roles: words(cells.role),
    language: (cells.language ?? '').toLowerCase() || ground.language,
    isKnown: false,
  };
  if (row.roles.length === 0) row.roles = ['learner'];
  if (name === '') refuse(row, 'name', 'The name is missing; write first and last name.');
  const place = placeOf(row, ground);
  const roles = rolesOf(row);
  const language = languageOf(row);
  judgeEmail(row, ground);
  if (row.errors.length > 0 || !place || !language) return row;
  const grants = roles.map((role) => ({ role, everywhere: false, sites: [place.site], teams: [] }));
  return { ...row, person: { name, email: row.email, teamId: place.team, language, roles: grants } };
}

function words(cell = ''): string[] {
  const found = cell.toLowerCase().split(/[\s;|+,/]+/);
  return found.filter((word) => word !== '');
}

function placeOf(row: ReadRow, ground: ImportGround): { site: string; team: string } | undefined {
  const site = ground.siteNamed(row.siteName);
  if (site === undefined) {
    refuse(row, 'site', `There is no site "${row.siteName}"; ${existing('site', ground.siteNames())}`);
    return undefined;
  }
  const team = ground.teamNamed(site, row.teamName);
  if (team !== undefined) return { site, team };
  refuse(row, 'team', `${row.siteName} has no team "${row.teamName}"; ${existing('team', ground.teamNames(site))}`);
  return undefined;
}

function rolesOf(row: ReadRow): Role[] {
  const known: readonly string[] = roleNames;
  for (const role of row.roles.filter((word) => !known.includes(word)))
    refuse(row, 'role', `There is no role "${role}"; write ${roleNames.join(', ')}.`);
  return row.roles.filter((role): role is Role => known.includes(role));
}

function languageOf(row: ReadRow): Language | undefined {
  const language = languages.find((word) => word === row.language);
  if (!language) refuse(row, 'language', `There is no language "${row.language}"; write ${languages.join(' or ')}.`);
  return language;
}

function judgeEmail(row: ReadRow, ground: ImportGround): void {
  if (!Email.safeParse(row.email).success) {
    refuse(row, 'email', `"${row.email}" is not an e-mail address; write one such as jeanne.petit@example.org.`);
    return;
  }
  const holder = ground.holderOf(row.email);
  if (holder === 'elsewhere') refuse(row, 'email', 'Somebody signs in with this address already; use another one.');
  row.isKnown = holder === 'here';
}

function existing(what: string, names: readonly string[]): string {
  return names.length === 0 ? `open a ${what} first.` : `write one of ${names.join(', ')}, or open it first.`;
}

function refuse(row: ReadRow, column: string, message: string): void {
  row.errors.push({ line: row.line, column, message });
  delete row.person;
}
