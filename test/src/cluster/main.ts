import { parseArgs } from 'node:util';

import { SystemClock, explain, keepFilesPrivate, onFarewell } from '@repartee/kernel';
import { Player, StartUp, newPassword, showProgress } from '@repartee/standalone';

import type { StartCluster } from './cluster.js';
import { Cluster } from './cluster.js';
import { clusterConfig } from './config.js';
import { seedCluster } from './seed-cluster.js';

const HELP = `Starts Repartee as it runs on many machines, on this one: three Kafka brokers, a ClickHouse server, a
PostgreSQL for keys, and every service as a process of its own, with the demo. For development; all of it goes when it
ends. Where there is no PostgreSQL, Debian's package is installed if that is allowed.

Usage: npm run -s cluster [-- --folder DIR]

  --folder DIR   where data and logs lie, and cluster.json, which says where everything is; it is kept
  --help         show this

Environment:
  PORT                     port to open it on (3000)
  REPARTEE_DEMO_PASSWORD   password of the demo accounts (one is made)
  REPARTEE_DEMO_SIZE       small: with little history
`;

async function main(args: readonly string[]): Promise<void> {
  const options = { folder: { type: 'string' }, help: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const startUp = new StartUp();
  const hideProgress = showProgress(startUp, process.stdout);
  const starting = start(startUp, values.folder);
  onFarewell(async () => {
    hideProgress();
    const { cluster } = await starting;
    await cluster.stop();
  });
  const { cluster, emails, password, tookMs } = await starting.finally(hideProgress);
  process.stdout.write(welcome(cluster, { emails, password, tookMs }));
}

interface Started {
  cluster: Cluster;
  emails: readonly string[];
  password: string;
  tookMs: number;
}

async function start(startUp: StartUp, folder: string | undefined): Promise<Started> {
  const { port, demoPassword, demoSize } = clusterConfig();
  const clock = new SystemClock();
  const began = clock.now();
  const password = demoPassword ?? newPassword();
  const player = new Player();
  player.rehearse();
  const besides = withRecordings;
  const cluster = await Cluster.start({ port, password, startUp, besides, ...(folder !== undefined && { folder }) });
  try {
    const emails = await seedCluster({ cluster, player, startUp, password, size: demoSize, until: began });
    await cluster.run('edge');
    cluster.tell();
    return { cluster, emails, password, tookMs: clock.now() - began };
  } catch (error) {
    await cluster.stop();
    throw error;
  } finally {
    await player.stop();
  }
}

/** Of the services those that make recordings, or play them, are told where these are. */
const withRecordings: NonNullable<StartCluster['besides']> = (instance, { recordings }) =>
  ['sessions-0', 'cockpit'].includes(instance) ? { RECORDINGS_FOLDER: recordings } : {};

function welcome({ url, folder }: Cluster, { emails, password, tookMs }: Omit<Started, 'cluster'>): string {
  const [first = '', ...others] = emails;
  const lines = [
    `Repartee is ready (${(tookMs / 1000).toFixed(1)} s): three brokers, ClickHouse, PostgreSQL, seven processes.`,
    '',
    `  Open      ${url}`,
    `  Sign in   ${first}`,
    ...others.map((email) => `            ${email}`),
    `  Password  ${password}`,
    `  Logs      ${folder.path}/logs`,
    '',
    'Ctrl-C ends it.',
  ];
  return `\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n\n`;
}

keepFilesPrivate();
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
