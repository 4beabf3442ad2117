import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { AddedPerson, Me, OneTimeLink, TeamPage } from '@repartee/proto';

import { OpenBrowser } from '../harness/browser.js';
import { demoRoles, signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { StandIn } from '../speech/stand-in.js';
import { looks, photograph } from './photograph.js';
import type { Album } from './photograph.js';
import { hearSentences, holdRecorded, recordingShots } from './recording-shots.js';
import { bareShots, roleShots, setupShots } from './shots.js';
import type { OneTimeLinks, Shot } from './shots.js';
import { speechForShots, spokenShots } from './spoken-shots.js';

const help = `Takes a picture of every page: 1440x900 and 390x844, light and dark, in English and in French; and of a spoken
conversation from the permission to the debriefing, light and in English; and of its recording and what speech costs.

Usage: npm run -s screenshots -- DIR [PART]

  DIR      where they go; made where it does not exist
  PART     only those whose name holds this
  --help   show this

A server with the demo is started for it, and stopped afterwards. A picture that can't be taken is named, with the
reason; the others are taken all the same, and the exit status is 1.
`;

/** To ask for names alone. */
const unused: OneTimeLinks = { invitation: 'http://unused', passwordReset: 'http://unused' };

async function main(folder: string, part: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const missed = (file: string, error: unknown) => {
    process.stderr.write(`Not taken: ${file}\n${String(error)}\n`);
    process.exitCode = 1;
  };
  const album: Album = { folder, part, looks, say, missed };
  const wants = (shots: readonly Shot[]): boolean => shots.some(({ name }) => name.includes(part));
  if (wants(setupShots)) await withServer('none', (browser) => photograph(browser, album, setupShots));
  if (wants(spokenShots)) await speak(album);
  if (wants(Object.values(recordingShots('')).flat())) await record(album);
  if (!wants([...bareShots(unused), ...Object.values(roleShots).flat()])) return;
  await withServer('full', async (browser, url) => {
    await photograph(browser, album, bareShots(await oneTimeLinks(url)));
    for (const role of demoRoles) await photograph(browser, album, roleShots[role], role);
  });
}

async function speak(album: Album): Promise<void> {
  const standIn = await StandIn.start();
  const plain = looks.filter(({ colorScheme, language }) => colorScheme === 'light' && language === 'en');
  try {
    const use = (browser: OpenBrowser) => photograph(browser, { ...album, looks: plain }, spokenShots, 'learner');
    await withServer('small', use, speechForShots(standIn));
  } finally {
    await standIn.stop();
  }
}

async function record(album: Album): Promise<void> {
  const standIn = await StandIn.start();
  const environment = speechForShots(standIn);
  hearSentences(standIn);
  try {
    const use = async (browser: OpenBrowser, url: string): Promise<void> => {
      const shots = recordingShots(await holdRecorded(url));
      for (const role of demoRoles) await photograph(browser, album, shots[role] ?? [], role);
    };
    await withServer('small', use, environment);
  } finally {
    await standIn.stop();
  }
}

async function withServer(
  demo: 'none' | 'small' | 'full',
  use: (browser: OpenBrowser, url: string) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const server = await Standalone.start({ demo, environment });
  const browser = await OpenBrowser.start(server.url);
  try {
    await use(browser, server.url);
  } finally {
    await browser.close();
    await server.remove();
  }
}

/** Links that are looked at and never used. */
async function oneTimeLinks(url: string): Promise<OneTimeLinks> {
  const admin = await signedIn(url, 'admin');
  const [team] = (await admin.ask('/api/teams', TeamPage)).items;
  const body = {
    ...{ name: 'Ada Newcomer', email: `${randomUUID()}@demo.repartee.test`, teamId: team?.id, language: 'en' },
    roles: [{ role: 'learner', everywhere: false, sites: [], teams: [] }],
  };
  const added = await admin.ask('/api/people', AddedPerson, { method: 'POST', body });
  const learner = await (await signedIn(url, 'learner')).ask('/api/auth/me', Me);
  const reset = await admin.ask(`/api/people/${learner.id}/password-reset`, OneTimeLink, { method: 'POST' });
  return { invitation: added.invitation.url, passwordReset: reset.url };
}

const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined || folder === '--help') {
  (folder ? process.stdout : process.stderr).write(help);
  process.exitCode = folder ? 0 : 2;
} else {
  await main(resolve(process.cwd(), folder), part);
}
