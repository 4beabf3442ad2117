import { CommandProblem, expectNothingElse, readArguments, runCommand } from '@repartee/kernel';
import type { Verification } from '@repartee/projections';
import { RebuildUnderWay, verifyProjections } from '@repartee/projections';

import { readTablesConfig } from '../config.js';
import { usedFolder } from '../data-folder/used-folder.js';
import { openTables } from './tables/tables-at-rest.js';
import { openClusterTables } from './tables/tables-on-cluster.js';

const help = `Rebuilds every table from the log into a scratch database, and compares it with the one in use.

Usage: npm run -s verify

  --help   show this

Works beside a running server, and without one. Prints each table, its rows and whether they are identical.
The log is the journal of the data folder (./data, or REPARTEE_DATA); where KAFKA_BROKERS is set, it is on Kafka, and
the tables are those at CLICKHOUSE_URL, with the other variables of the services.
One runs at a time; after a kill, the next one waits a quarter of a minute for it.
An event that was given up (dead-letters drop) is left out, and what follows it is not.
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
  const { cluster, dataFolder: path } = readTablesConfig();
  const tables = await (cluster ? openClusterTables(cluster) : openTables(usedFolder(path)));
  try {
    return await verifyProjections(tables).catch((error: unknown) => {
      throw error instanceof RebuildUnderWay ? new CommandProblem(error.message) : error;
    });
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
  return `${[...lines, '', `${tables.length} tables, log to ${through}: ${verdict}`].join('\n')}\n`;
}
