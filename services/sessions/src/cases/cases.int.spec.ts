import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KeyStoreUnavailable } from '@repartee/kernel';
import type { RecordedEvent, SessionEvent } from '@repartee/proto';
import { remarkInWords, streamOf } from '@repartee/proto';

import { testAnswers } from '../live/domain/session.fixtures.js';
import type { TestLearner, TestSessions } from '../sessions.fixtures.js';
import { createTestSessions } from '../sessions.fixtures.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

const telling = { templateId: 'case-unhappy-customer', language: 'en', answers: testAnswers };

describe("cases of a learner's own", () => {
  let sessions: TestSessions;
  let ada: TestLearner;
  let session: string;

  beforeEach(async () => {
    sessions = await createTestSessions();
    ada = await sessions.connect();
    session = randomUUID();
  });

  afterEach(() => sessions.close());

  async function tell(by: TestLearner = ada): Promise<string> {
    const { status, body } = await by.send('POST', '/api/cases', telling);
    expect(status).toBe(200);
    return String(body['caseId']);
  }

  /** A session of a case of Ada's in which one learner turn was said; not over yet. */
  async function rehearsed(): Promise<string> {
    const caseId = await tell();
    await ada.startCase(caseId, session);
    await ada.say(session, 'What happened to the turquoise handles?');
    return caseId;
  }

  const records = (stream: string) => sessions.kernel.journal.readStream(stream) as RecordedEvent<SessionEvent>[];

  /** Everything sealed in the session, opened as its learner's. */
  function wordsOf(sessionId: string): (string | null)[] {
    return records(streamOf.session('acme', sessionId)).flatMap(({ id, data }) => {
      const sealed =
        data.$typeName === 'repartee.sessions.v1.TurnSpoken'
          ? data.words
          : data.$typeName === 'repartee.sessions.v1.SessionStarted'
            ? data.caseAnswers
            : undefined;
      return sealed ? [sessions.kernel.keys.open(sealed, { organisation: 'acme', person: 'ada', eventId: id })] : [];
    });
  }

  describe('when one is rehearsed', () => {
    it('is cast by the day on which the session was opened, which is kept with the answers', async () => {
      await rehearsed();
      expect(JSON.parse(wordsOf(session)[0] ?? '')).toEqual({
        ...testAnswers,
        castOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
    });
  });

  describe('when one is told', () => {
    it('is on record under a key of its own', async () => {
      const caseId = await tell();
      const [{ id, data } = { id: '', data: undefined }] = sessions.kernel.journal.readStream(
        streamOf.case('acme', caseId),
      );
      const { answers } = data as unknown as { answers: Parameters<typeof sessions.kernel.keys.open>[0] };

      expect(answers.keyId).toBe(`acme/ada/case-${caseId}/1`);
      const text = sessions.kernel.keys.open(answers, { organisation: 'acme', person: 'ada', eventId: id });
      expect(JSON.parse(text ?? '')).toEqual(testAnswers);
    });

    it('is refused with the field that is wrong, or for a scenario that is no template', async () => {
      const { body } = await ada.send('POST', '/api/cases', { ...telling, answers: { ...testAnswers, who: '' } });
      expect(body).toMatchObject({ code: 'invalid_input', errors: [{ field: 'answers.who' }] });
      const scenario = { ...telling, templateId: 'unhappy-customer' };
      expect(await ada.send('POST', '/api/cases', scenario)).toMatchObject({
        status: 404,
        body: { code: 'template_not_found' },
      });
    });

    it.each([
      ['event', 'https://kitchens.example', 'link'],
      ['event', '…', 'missing'],
      ['goal', 'a new date', 'notAVerb'],
      ['said', 'nothing', 'nothing'],
      ['date', '2099-01-01', 'future'],
    ] as const)('is refused in the words of the form where the %s is %s', async (field, text, code) => {
      const answers = { ...testAnswers, [field]: text };
      const message = remarkInWords(field, { code, stops: true }, { reader: 'en', language: 'en' });
      for (const { status, body } of [
        await ada.send('POST', '/api/cases', { ...telling, answers }),
        await ada.send('PUT', `/api/cases/${await tell()}`, { answers }),
      ]) {
        expect(status).toBe(400);
        expect(body).toMatchObject({ code: 'invalid_input', errors: [{ field: `answers.${field}`, message }] });
      }
    });

    it('is kept as it will be said', async () => {
      const answers = {
        ...testAnswers,
        who: ' Quirina ',
        event: 'The marzipan  kitchen.',
        goal: 'Agree on a new date!',
      };
      const { body } = await ada.send('POST', '/api/cases', { ...telling, answers });
      expect(await ada.startCase(String(body['caseId']), session)).toMatchObject({
        result: { scenario: { title: 'Quirina: the marzipan kitchen' } },
      });
    });

    it('is told otherwise for the sessions to come', async () => {
      const caseId = await tell();
      const answers = { ...testAnswers, who: 'Balthasar' };
      expect(await ada.send('PUT', `/api/cases/${caseId}`, { answers })).toMatchObject({
        status: 200,
        body: { caseId, version: 2 },
      });
      expect(await ada.send('PUT', `/api/cases/${caseId}`, { answers })).toMatchObject({ body: { version: 2 } });
      expect(await ada.startCase(caseId)).toMatchObject({ result: { persona: { name: 'Balthasar' } } });
    });
  });

  describe('when one is rehearsed', () => {
    it('is a practice that counts as no attempt, with its texts cast', async () => {
      const caseId = await tell();
      expect(await ada.startCase(caseId, session)).toMatchObject({
        ok: true,
        result: {
          ...{ caseId, purpose: 'practice', attempt: 0, language: 'en' },
          scenario: { id: 'case-unhappy-customer', title: 'Quirina: the marzipan kitchen' },
          persona: { name: 'Quirina' },
          turns: [{ text: 'It is about the marzipan kitchen.' }],
        },
      });
      expect(await ada.send('GET', '/api/sessions/open')).toMatchObject({
        body: { session: { sessionId: session, caseId, title: 'Quirina: the marzipan kitchen' } },
      });
    });

    it('leaves the numbers of other attempts as they are', async () => {
      const caseId = await tell();
      await ada.start();
      await ada.startCase(caseId);
      expect(await ada.start()).toMatchObject({ result: { attempt: 2, caseId: null } });
    });

    it('is never played as a scenario of the catalogue', async () => {
      const frame = { scenarioId: 'case-unhappy-customer', purpose: 'assessed', language: 'en', mode: 'typed' };
      expect(await ada.ask('start', { ...frame, clientSessionId: session })).toMatchObject({
        ok: false,
        problem: { code: 'scenario_not_found' },
      });
      const caseId = await tell();
      expect(await ada.ask('start', { ...frame, caseId, clientSessionId: session })).toMatchObject({
        ok: false,
        problem: { code: 'invalid_input' },
      });
    });

    it('goes on after a restart from what its own stream holds', async () => {
      const caseId = await rehearsed();
      await ada.send('PUT', `/api/cases/${caseId}`, { answers: { ...testAnswers, who: 'Balthasar' } });
      await sessions.restart();
      const again = await (await sessions.connect()).resume(session);
      expect(again).toMatchObject({ ok: true, result: { caseId, persona: { name: 'Quirina' } } });
      expect(again.ok && again.result.turns).toHaveLength(3);
    });

    it('is tried another way as the same case', async () => {
      const caseId = await rehearsed();
      await ada.end(session);
      const fork = randomUUID();
      expect(await ada.fork(session, 1, fork)).toMatchObject({ ok: true, result: { caseId, attempt: 0 } });
      const keys = records(streamOf.session('acme', fork)).flatMap(({ data }) =>
        'words' in data && data.words ? [data.words.keyId] : [],
      );
      expect(new Set(keys)).toEqual(new Set([`acme/ada/case-${caseId}/1`]));
    });

    it('has a warm-up like any other', async () => {
      const caseId = await tell();
      const { body } = await ada.send('POST', '/api/sessions/warm-up', { caseId, text: 'What happened?' });
      expect(body).toEqual({ opening: 'It is about the marzipan kitchen.', answer: expect.any(String) });
    });

    it('does not exist for anybody else', async () => {
      const caseId = await tell();
      for (const person of ['acme/bob', 'rival/ada']) {
        const other = await sessions.connect(person);
        const refused = { ok: false, problem: { code: 'case_not_found', status: 404 } };
        expect(await other.startCase(caseId)).toMatchObject(refused);
        for (const [method, path, body] of [
          ['PUT', `/api/cases/${caseId}`, { answers: testAnswers }],
          ['DELETE', `/api/cases/${caseId}`, undefined],
          ['POST', '/api/sessions/warm-up', { caseId }],
        ] as const)
          expect(await other.send(method, path, body)).toMatchObject({ status: 404, body: { code: 'case_not_found' } });
      }
      expect(await ada.startCase(caseId)).toMatchObject({ ok: true });
    });
  });

  describe('when one is forgotten', () => {
    it('takes the words of its sessions and their forks along, and nothing else', async () => {
      const caseId = await rehearsed();
      await ada.end(session);
      const [fork, other, otherCase] = [randomUUID(), randomUUID(), await tell()];
      await ada.fork(session, 1, fork);
      await ada.start(other);
      await ada.end(other);
      await ada.startCase(otherCase);
      expect(wordsOf(session)).toContain('What happened to the turquoise handles?');
      const before = wordsOf(other);

      expect(await ada.send('DELETE', `/api/cases/${caseId}`)).toMatchObject({ status: 200, body: { version: 2 } });
      expect(new Set([...wordsOf(session), ...wordsOf(fork)])).toEqual(new Set([null]));
      expect(wordsOf(other)).toEqual(before);
      expect(await ada.startCase(otherCase)).toMatchObject({ ok: true });
    });

    it('ends what is under way, and nothing of it is found any more', async () => {
      const caseId = await rehearsed();
      await ada.send('DELETE', `/api/cases/${caseId}`);

      expect(ada.endings).toEqual(['learner']);
      const gone = { ok: false, problem: { code: 'session_not_found' } };
      expect(await ada.resume(session)).toMatchObject(gone);
      expect(await ada.say(session, 'Hello?')).toMatchObject(gone);
      expect(await ada.fork(session, 1)).toMatchObject(gone);
      expect(await ada.startCase(caseId)).toMatchObject({ ok: false, problem: { code: 'case_not_found' } });
      expect(await ada.send('GET', '/api/sessions/open')).toMatchObject({ body: { session: null } });
    });

    it('is finished by itself, or when it is asked for again, where the store of keys was away', async () => {
      const caseId = await rehearsed();
      const { keys } = sessions.kernel;
      const destroyCases = keys.destroyCases.bind(keys);
      keys.destroyCases = () => {
        throw new KeyStoreUnavailable();
      };
      const forget = () => ada.send('DELETE', `/api/cases/${caseId}`);
      expect(await forget()).toMatchObject({ status: 503, body: { code: 'key_not_destroyed_yet' } });
      expect(await forget()).toMatchObject({ status: 503, body: { code: 'key_not_destroyed_yet' } });
      keys.destroyCases = destroyCases;
      expect(await forget()).toMatchObject({ status: 200, body: { version: 2 } });
      expect(await forget()).toMatchObject({ status: 200, body: { version: 2 } });
      expect(new Set(wordsOf(session))).toEqual(new Set([null]));
    });

    it('loses at the next start a key that a crash has left', async () => {
      const caseId = await rehearsed();
      const { keys } = sessions.kernel;
      const destroyCases = keys.destroyCases.bind(keys);
      keys.destroyCases = () => {
        throw new Error('killed');
      };
      await ada.send('DELETE', `/api/cases/${caseId}`);
      keys.destroyCases = destroyCases;
      expect(wordsOf(session)).not.toContain(null);
      await sessions.restart();
      expect(new Set(wordsOf(session))).toEqual(new Set([null]));
    });

    it('is so again, once, where the journal is older than the keys', async () => {
      const caseId = await rehearsed();
      const other = await tell();
      const typesOf = (id: string) =>
        records(streamOf.case('acme', id)).map(({ type, actor }) => `${type} ${actor.kind}`);
      sessions.kernel.keys.destroyCase('acme', 'ada', caseId);
      await sessions.restart();
      await sessions.restart();
      expect(typesOf(caseId)).toEqual([
        expect.stringMatching(/CaseTold person/),
        expect.stringMatching(/CaseForgotten system/),
      ]);
      expect(typesOf(other)).toEqual([expect.stringMatching(/CaseTold person/)]);
    });

    it('goes with its learner, whose key wraps its own', async () => {
      await rehearsed();
      sessions.kernel.keys.destroy('acme', 'ada');
      expect(new Set(wordsOf(session))).toEqual(new Set([null]));
    });
  });
});
