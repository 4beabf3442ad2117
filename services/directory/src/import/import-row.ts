import type { Grant, ImportProblem, Language, Role } from '@repartee/proto';
import { Email, Name, languages, roleNames } from '@repartee/proto';

import type { CsvLine } from './csv-lines.js';
import type { ImportWords } from './import-words.js';

/** What the organisation has, as far as a line is judged by it. */
export interface ImportGround {
  /** Of people for whom the file names none. */
  language: Language;
  /** In which the person who imports reads what is wrong. */
  words: ImportWords;
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
  errors: ImportProblem[];
}

/** Judges the lines one after the other; an address that came up before is wrong the second time. */
export function readRows(lines: readonly CsvLine[], ground: ImportGround): ReadRow[] {
  const linesByEmail = new Map<string, number>();
  return lines.map((line) => {
    const row = readRow(line, ground);
    const before = linesByEmail.get(row.email);
    if (before === undefined) linesByEmail.set(row.email, row.line);
    else if (row.email !== '') refuse(row, 'email', ground.words.addressTwice(before));
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
  if (name === '') refuse(row, 'name', ground.words.noName);
  else if (!Name.safeParse(name).success) refuse(row, 'name', ground.words.unusableName);
  const place = placeOf(row, ground);
  const roles = rolesOf(row, ground);
  const language = languageOf(row, ground);
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
  const { siteName, teamName } = row;
  const { words } = ground;
  const site = ground.siteNamed(siteName);
  if (site === undefined) {
    const sites = ground.siteNames().join(', ');
    refuse(row, 'site', sites === '' ? words.noSites(siteName) : words.noSite(siteName, sites));
    return undefined;
  }
  const team = ground.teamNamed(site, teamName);
  if (team !== undefined) return { site, team };
  const teams = ground.teamNames(site).join(', ');
  refuse(row, 'team', teams === '' ? words.noTeams(siteName, teamName) : words.noTeam(siteName, teamName, teams));
  return undefined;
}

function rolesOf(row: ReadRow, { words: { noRole } }: ImportGround): Role[] {
  const known: readonly string[] = roleNames;
  for (const role of row.roles.filter((word) => !known.includes(word)))
    refuse(row, 'role', noRole(role, roleNames.join(', ')));
  return row.roles.filter((role): role is Role => known.includes(role));
}

function languageOf(row: ReadRow, { words: { noLanguage } }: ImportGround): Language | undefined {
  const language = languages.find((word) => word === row.language);
  if (!language) refuse(row, 'language', noLanguage(row.language));
  return language;
}

function judgeEmail(row: ReadRow, { words: { noAddress, addressTaken }, holderOf }: ImportGround): void {
  if (!Email.safeParse(row.email).success) {
    refuse(row, 'email', noAddress(row.email));
    return;
  }
  const holder = holderOf(row.email);
  if (holder === 'elsewhere') refuse(row, 'email', addressTaken);
  row.isKnown = holder === 'here';
}

function refuse(row: ReadRow, column: string, message: string): void {
  row.errors.push({ line: row.line, column, message });
  delete row.person;
}
