import { describe, expect, it } from '@jest/globals';

import { readCsv } from './csv-lines.js';
import type { ImportGround } from './import-row.js';
import { readRows } from './import-row.js';
import { importWords } from './import-words.js';

const words = importWords.en;
const header = 'name,email,site,team,role,language';

/** An organisation with the team Sales in Lille; ana@ is one of its people, bob@ of another one's. */
const ground: ImportGround = {
  language: 'fr',
  words,
  siteNamed: (name) => (name === 'Lille' ? 'site-1' : undefined),
  teamNamed: (_, name) => (name === 'Sales' ? 'team-1' : undefined),
  siteNames: () => ['Lille'],
  teamNames: () => ['Sales'],
  holderOf: (email) => ({ 'ana@x.test': 'here', 'bob@x.test': 'elsewhere' })[email] as 'here' | undefined,
};

function read(...lines: readonly string[]) {
  const { lines: found, errors } = readCsv(lines.join('\n'), words);
  const rows = readRows(found, ground);
  return { rows, messages: [...errors, ...rows.flatMap((row) => row.errors)].map(({ message }) => message) };
}

describe('a file of people', () => {
  it.each([
    ['with semicolons, a mark of its encoding and Windows line ends', '\ufeff', ';', '\r\n'],
    ['with tabs', '', '\t', '\n'],
    ['with commas', '', ',', '\n'],
  ])('is read %s', (_, mark, separator, end) => {
    const text = [header.replaceAll(',', separator), ['"Petit, ""J"";"', 'j@x.test', 'Lille', 'Sales'].join(separator)];
    const { lines, errors } = readCsv(mark + text.join(end) + end, words);
    expect(errors).toEqual([]);
    expect(lines).toMatchObject([{ line: 2, cells: { name: 'Petit, "J";', email: 'j@x.test' } }]);
  });

  it.each([
    ['a column twice', ['name,name,email,site,team'], words.doubleColumn('name')],
    ['a cell too many', [header, 'Petit, Jeanne,j@x.test,Lille,Sales,learner,en'], words.tooManyCells],
    ['letters lost to another encoding', [header, 'Jos\ufffd,j@x.test,Lille,Sales'], words.notUtf8],
    ['a quotation that stays open', [header, '"Petit,j@x.test,Lille,Sales'], words.openQuotation],
    ['nothing', [''], words.emptyFile],
  ])('is refused as a whole with %s', (_, lines, message) => {
    expect(read(...lines)).toEqual({ rows: [], messages: [message] });
  });

  it.each([
    ['a name nobody can read', `${'N'.repeat(121)},j@x.test,Lille,Sales`, words.unusableName],
    ['a control character', 'Pe\u0007tit,j@x.test,Lille,Sales', words.unusableName],
    ['an address of another organisation', 'Bob,BOB@x.test,Lille,Sales', words.addressTaken],
    ['an unknown team', 'Jo,j@x.test,Lille,Care', words.noTeam('Lille', 'Care', 'Sales')],
    [
      'an unknown role',
      'Jo,j@x.test,Lille,Sales,king',
      words.noRole('king', 'learner, trainer, manager, author, admin'),
    ],
  ])('has a wrong line for %s', (_, line, message) => {
    expect(read(header, line).messages).toEqual([message]);
  });

  it('leaves out who is there already, and refuses an address that came before', () => {
    const { rows, messages } = read(
      header,
      'Ana,ana@x.test,Lille,Sales',
      'Jo,j@x.test,Lille,Sales',
      'Jo,J@x.test,Lille,Sales',
    );
    expect(rows.map(({ isKnown }) => isKnown)).toEqual([true, false, false]);
    expect(messages).toEqual([words.addressTwice(3)]);
  });
});
