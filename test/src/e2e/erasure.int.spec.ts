import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@repartee/standalone';

import { dataOf, runCommand } from '../harness/command.js';
import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { filesBelow } from '../harness/files-below.js';
import { phrases } from '../harness/phrases.js';
import { signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { filesWith, tablesOf } from '../harness/traces.js';
import { keysOf, phrasesIn, withKeys } from './erasure/findable.js';
import type { Person } from './erasure/leave-behind.js';
import { leaveBehind } from './erasure/leave-behind.js';

/** In clear wherever names of sites are: what the search finds if it looks there at all. */
const CONTROL = 'Kontrollstelle';

let server: Standalone;
let admin: ApiClient;
let trainer: ApiClient;
let person: Person;

beforeAll(async () => {
  server = await Standalone.start({ dataFolder: await demoFolder(), environment: { LOG_LEVEL: 'trace' } });
  admin = await signedIn(server.url, 'admin');
  trainer = await signedIn(server.url, 'trainer');
  await admin.send('/api/sites', { method: 'POST', body: { name: CONTROL } });
  const keys = keysOf(server);
  person = await leaveBehind(server, { admin, trainer }, keys);
  await keys.close();
  await eventually(async () => (await lettersWaiting()).length === person.letters.length);
}, 300_000);

afterAll(() => server.remove());

/** What the product shows of the person to whoever may read it. */
async function shown(): Promise<string> {
  const { id, session, caseId, caseSession, learner } = person;
  const pages: [ApiClient, string][] = [
    [admin, `/api/people/${id}`],
    [trainer, `/api/cockpit/sessions/${session}`],
    [learner, `/api/cases/${caseId}`],
    [learner, `/api/cockpit/sessions/${caseSession}`],
  ];
  return (await Promise.all(pages.map(async ([reader, path]) => (await reader.send(path)).text()))).join('\n');
}

/** Ids of the person's events that wait. */
async function lettersWaiting(): Promise<string[]> {
  const listed = await runCommand('dead-letters', ['list', '--json'], dataOf(server.dataFolder));
  return person.letters.filter((id) => listed.stdout.includes(id));
}

const recordingFiles = () => filesBelow(`${server.dataFolder}/recordings`).filter((file) => file.includes(person.id));

/** Where a phrase stands in clear: files of the data folder, the log among them; rows of tables; what the server said. */
async function readable(): Promise<string[]> {
  const rows = phrasesIn(await tablesOf(server)).map((phrase) => `${phrase} in a table`);
  const said = phrasesIn(server.said).map((phrase) => `${phrase} in the output`);
  return [...filesWith(server, phrases), ...rows, ...said];
}

/** Rows that are of others. The panel goes on playing what is published, and others' sessions are opened by nobody. */
async function rowsOfOthers(): Promise<string[]> {
  const { id, session, caseId, caseSession } = person;
  const theirs = [id, session, caseId, caseSession];
  const unsteady = /^\S*(calibrations|positions) |^\S*stream_heads .*\/scenario-/;
  const rows = (await tablesOf(server, 'final')).split('\n');
  return [...new Set(rows.filter((row) => !theirs.some((one) => row.includes(one)) && !unsteady.test(row)))].sort();
}

describe('the name, the address and the words of a person, and what others wrote about them', () => {
  it('can be found, every one of them, by whoever has the keys, and are shown to who may read them', async () => {
    expect(phrasesIn(await withKeys(server, person)).sort()).toEqual([...phrases].sort());
    // The product plays no sound as words, and shows no event that waits.
    const elsewhere = 5;
    expect(phrasesIn(await shown())).toHaveLength(phrases.length - elsewhere);
    expect(recordingFiles()).toHaveLength(1);
  });

  it('are nowhere in clear, even before anybody is erased, in any place that the search looks into', async () => {
    expect(await readable()).toEqual([]);
    expect(filesWith(server, [CONTROL]).some((file) => file.includes('journal.sqlite'))).toBe(true);
    expect(await tablesOf(server)).toContain(CONTROL);
    expect(await tablesOf(server)).toContain(person.session);
    expect(server.said).toContain('/api/');
  });

  it('can be read by nobody once the person is erased, in a table made anew either, and others lose nothing', async () => {
    const before = await rowsOfOthers();
    const erased = await admin.send(`/api/people/${person.id}/erase`, { method: 'POST', body: { name: person.name } });
    expect(erased.status).toBe(200);
    await eventually(async () => phrasesIn(await shown()).length === 0);
    await eventually(() => recordingFiles().length === 0);
    await eventually(async () => (await lettersWaiting()).length === 0);
    await eventually(async () => !(await tablesOf(server)).split('\n').some((row) => row.includes(person.session) && /\.turns /.test(row))); // prettier-ignore
    for (const round of ['erased', 'rebuilt']) {
      if (round === 'rebuilt')
        expect(await runCommand('rebuild', ['--all'], dataOf(server.dataFolder))).toMatchObject({ status: 0 });
      expect(phrasesIn(await withKeys(server, person))).toEqual([]);
      expect(phrasesIn(await shown())).toEqual([]);
      expect(await readable()).toEqual([]);
      expect(await rowsOfOthers()).toEqual(before);
    }
  }, 240_000);
});
