import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@repartee/standalone';

import { runCommand } from '../harness/command.js';
import { eventually } from '../harness/eventually.js';
import { filesBelow } from '../harness/files-below.js';
import { phraseStem, phrases } from '../harness/phrases.js';
import { signedIn } from '../harness/shared-server.js';
import { rowsAt } from '../harness/traces.js';
import { phrasesIn, withKeys } from './findable.js';
import type { Person } from './leave-behind.js';
import { leaveBehind } from './leave-behind.js';
import { search } from './places.js';
import type { Control, ErasureStage } from './stage.js';

/** Phrases that no page shows: the product plays no sound as words, and shows no event that waits. */
const ELSEWHERE = 5;

/** A bound against what never comes about, not a measure: a busy machine takes its time. */
const LIMIT_MS = 240_000;

/** What becomes of the words of whoever is erased, on whichever set-up the product runs. */
export function describeErasure(setUp: string, start: () => Promise<ErasureStage>): void {
  describe(`on ${setUp}, the name, the address and the words of a person, and what others wrote about them`, () => {
    let stage: ErasureStage;
    let admin: ApiClient;
    let trainer: ApiClient;
    let person: Person;

    beforeAll(async () => {
      stage = await start();
      admin = await signedIn(stage.url, 'admin');
      trainer = await signedIn(stage.url, 'trainer');
      const keys = await stage.openKeys();
      person = await leaveBehind(stage, { admin, trainer }, keys);
      await keys.close();
      await eventually(async () => phrasesIn(await shown()).length === phrases.length - ELSEWHERE, LIMIT_MS);
      await eventually(async () => (await lettersWaiting()).length === person.letters.length, LIMIT_MS);
    }, 600_000);

    afterAll(() => stage.stop());

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
      const listed = await runCommand('dead-letters', ['list', '--json'], stage.variables);
      if (listed.status !== 0) throw new Error(listed.stderr);
      return person.letters.filter((id) => listed.stdout.includes(id));
    }

    const recordingFiles = () => filesBelow(stage.recordings).filter((file) => file.includes(person.id));

    async function hasTurns(): Promise<boolean> {
      const rows = (await rowsAt(stage.clickhouse)).split('\n');
      return rows.some((row) => /^\S*\.turns /.test(row) && row.includes(person.session));
    }

    /** Rows that are of others. The panel goes on playing what is published, and others' sessions are opened by nobody. */
    async function rowsOfOthers(): Promise<string[]> {
      const { id, session, caseId, caseSession } = person;
      const theirs = [id, session, caseId, caseSession];
      const unsteady = /^\S*(calibrations|positions|rebuild_leases) |^\S*stream_heads .*\/scenario-/;
      const rows = (await rowsAt(stage.clickhouse, 'final')).split('\n');
      return [...new Set(rows.filter((row) => !theirs.some((one) => row.includes(one)) && !unsteady.test(row)))].sort();
    }

    /** The phrases that can be opened, by where they are kept. */
    async function opened(): Promise<Record<string, string[]>> {
      const texts = await withKeys(stage, person);
      return Object.fromEntries([...texts].map(([log, text]) => [log, phrasesIn(text).sort()]));
    }

    /** Names of places in which anything of a phrase stands in clear. */
    async function readable(): Promise<string[]> {
      return [...((await search(stage.places(), [phraseStem])).get(phraseStem) ?? [])];
    }

    it(
      'can be found, every one of them, by whoever has the keys, and are shown to who may read them',
      async () => {
        const found = Object.entries(await opened());
        expect(found.length).toBeGreaterThan(0);
        for (const [log, those] of found) expect({ [log]: those }).toEqual({ [log]: [...phrases].sort() });
        expect(phrasesIn(await shown())).toHaveLength(phrases.length - ELSEWHERE);
        expect(recordingFiles()).toHaveLength(1);
      },
      LIMIT_MS,
    );

    it(
      'are nowhere in clear, even before anybody is erased, in any place that the search looks into',
      async () => {
        const controls = stage.controls(person);
        const found = await search(stage.places(), [phraseStem, ...controls.map(({ word }) => word)]);
        expect([...(found.get(phraseStem) ?? [])]).toEqual([]);
        const isMissed = ({ word, where }: Control) => ![...(found.get(word) ?? [])].some((name) => where.test(name));
        expect(controls.filter(isMissed)).toEqual([]);
      },
      LIMIT_MS,
    );

    it('can be read by nobody once the person is erased, in a table made anew either, and others lose nothing', async () => {
      const before = await rowsOfOthers();
      const erased = await admin.send(`/api/people/${person.id}/erase`, {
        method: 'POST',
        body: { name: person.name },
      });
      expect(erased.status).toBe(200);
      await eventually(async () => phrasesIn(await shown()).length === 0, LIMIT_MS);
      await eventually(() => recordingFiles().length === 0, LIMIT_MS);
      await eventually(async () => (await lettersWaiting()).length === 0, LIMIT_MS);
      await eventually(async () => !(await hasTurns()), LIMIT_MS);
      for (const [log, those] of Object.entries(await opened())) expect({ [log]: those }).toEqual({ [log]: [] });
      for (const round of ['erased', 'rebuilt']) {
        if (round === 'rebuilt')
          expect(await runCommand('rebuild', ['--all'], stage.variables)).toMatchObject({ status: 0, stderr: '' });
        expect(phrasesIn(await shown())).toEqual([]);
        expect(await readable()).toEqual([]);
        expect(await rowsOfOthers()).toEqual(before);
      }
    }, 600_000);
  });
}
