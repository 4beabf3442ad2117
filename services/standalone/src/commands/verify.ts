import { existsSync } from 'node:fs';

import { dataFolder } from '@repartee/kernel';
import type { Verification } from '@repartee/projections';
import { verifyProjections } from '@repartee/projections';

import { readConfig } from '../config.js';
import { CommandProblem, expectNothingElse, readArguments, runCommand } from './command.js';
import { openTables } from './tables/tables-at-rest.js';

const help = `Rebuilds every table from the journal into a scratch database, and compares it with the one in use.

Usage: npm run -s verify

  --help   show this

Works beside a running server, and without one. Prints each table, its rows and whether they are identical.
The data folder is ./data, or REPARTEE_DATA.
Status: 0 where every table is identical, 1 where one differs or something failed, 2 for a wrong option.
`;

const OPTIONS = { help: { type: 'boolean', default: false } } as const;

await runCommand(async (args) => {
  const { values, positionals } = readArguments('verify', OPTIONS, args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  expectNothingElse('verify', positionals);
  const verification = await verify();
  process.stdout.write(report(verification));
  return verification.identical ? 0 : 1;
});

async function verify(): Promise<Verification> {
  const folder = dataFolder(readConfig().dataFolder);
  if (!existsSync(folder.journal))
    throw new CommandProblem(`There is no journal in ${folder.path}. Start Repartee once, or set REPARTEE_DATA.`);
  const tables = await openTables(folder);
  try {
    return await verifyProjections(tables);
  } finally {
    await tables.close();
  }
}

function report({ tables, through }: Verification): string {
  const width = Math.max(...tables.map(({ table }) => table.length));
  const lines = tables.map(({ table, rows, rebuiltRows, identical }) => {
    const verdict = identical ? 'identical' : `DIFFERS (rebuilt: ${rebuiltRows} rows)`;
    return `${table.padEnd(width)}  ${String(rows).padStart(9)}  ${verdict}`;
  });
  const differing = tables.filter(({ identical }) => !identical).length;
  const verdict = differing === 0 ? 'all identical' : `${differing} of ${tables.length} differ`;
  return `${[...lines, '', `${tables.length} tables, journal to ${through}: ${verdict}`].join('\n')}\n`;
}
