import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { User } from '@repartee/kernel';
import { ACCESS_COOKIE, KernelModule } from '@repartee/kernel';
import type { DebriefingDocument, RecordedEvent, ScoreEvent } from '@repartee/proto';
import { commonV1, streamOf } from '@repartee/proto';

import type { TestKernel } from './scoring.fixtures.js';
import { ACME, createTestKernel, holdSession, publishContents, testPins } from './scoring.fixtures.js';
import { ScoringModule } from './scoring.module.js';
import { SessionScoringService } from './sessions/session-scoring.service.js';

const FIRST = '0198f000-0000-7000-8000-000000000001';
const SECOND = '0198f000-0000-7000-8000-000000000002';

const trainer: User = {
  id: 'tom',
  organisation: ACME,
  roles: [{ role: 'trainer', everywhere: false, sites: ['lille'], teams: [] }],
  team: 'red',
  site: 'lille',
  csrf: 'csrf-of-tom',
  issuedAt: 0,
};

describe('scoring beside a journal', () => {
  let kernel: TestKernel;
  let app: NestExpressApplication;

  async function startApp() {
    @Module({
      imports: [KernelModule.forRoot(kernel), ScoringModule.forRoot({ readModelPath: kernel.file('scoring.sqlite') })],
    })
    class TestModule {}
    app = await NestFactory.create<NestExpressApplication>(TestModule, { logger: false });
    await app.listen(0, '127.0.0.1');
  }

  beforeEach(async () => {
    kernel = await createTestKernel();
    await publishContents(kernel);
    await startApp();
  });

  afterEach(async () => {
    await app.close();
    await kernel.close();
  });

  const caughtUp = () => Promise.all(kernel.feed.subscriptions().map((subscription) => subscription.caughtUp()));

  const scorecard = (sessionId: string) =>
    kernel.journal.readStream(streamOf.scorecard(ACME, sessionId)) as RecordedEvent<ScoreEvent>[];

  const typesOf = (sessionId: string) => scorecard(sessionId).map(({ type }) => type.split('.').at(-1));

  function debriefingOf(sessionId: string): DebriefingDocument {
    const event = scorecard(sessionId).find(({ type }) => type.endsWith('DebriefingWritten'));
    if (event?.data.$typeName !== 'repartee.scores.v1.DebriefingWritten' || !event.data.debriefing)
      throw new Error('There is no debriefing.');
    const context = { organisation: ACME, person: 'ada', eventId: event.id };
    return JSON.parse(kernel.keys.open(event.data.debriefing, context) ?? 'null') as DebriefingDocument;
  }

  async function post(path: string, body: unknown, user: User = trainer) {
    const { token } = await kernel.tokens.sign(user);
    const response = await fetch(`${await app.getUrl()}/api/scoring/sessions/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        cookie: `${ACCESS_COOKIE}=${token}`,
        'x-repartee-csrf': user.csrf,
      },
    });
    return { status: response.status, body: await response.json() };
  }

  it('scores a session when it has ended', async () => {
    await holdSession(kernel, { sessionId: FIRST });
    await caughtUp();

    expect(typesOf(FIRST)).toEqual(['SkillScored', 'SkillScored', 'KeyMomentMarked', 'DebriefingWritten']);
    expect(scorecard(FIRST)[0]?.data).toMatchObject({
      placement: { learnerId: 'ada', teamId: 'red', siteId: 'lille', attempt: 1 },
      skillId: 'listening',
      score: 5000,
    });
  });

  it('seals the debriefing under the learner’s key', async () => {
    await holdSession(kernel, { sessionId: FIRST });
    await caughtUp();

    expect(debriefingOf(FIRST).worked).toEqual([
      { text: 'You did names-feeling.', evidence: [{ turn: 1, from: 0, to: 18 }] },
    ]);
  });

  it('writes nothing twice when the end of a session is handed out again', async () => {
    await holdSession(kernel, { sessionId: FIRST });
    await caughtUp();
    const ended = kernel.journal.readStream(streamOf.session(ACME, FIRST)).slice(-1);
    await app.get(SessionScoringService).scoreEnded(ended);

    expect(scorecard(FIRST)).toHaveLength(4);
  });

  it('compares with the attempt before, also within one batch', async () => {
    await holdSession(kernel, { sessionId: FIRST });
    await holdSession(kernel, { sessionId: SECOND, attempt: 2 });
    await caughtUp();

    expect(debriefingOf(SECOND).comparison?.attempts).toEqual([
      { attempt: 1, sessionId: FIRST, score: 25, objectiveReached: false },
    ]);
    expect(debriefingOf(FIRST).comparison).toBeNull();
  });

  it('keeps practice and assessed attempts apart', async () => {
    await holdSession(kernel, { sessionId: FIRST, purpose: commonV1.Purpose.PRACTICE });
    await holdSession(kernel, { sessionId: SECOND, attempt: 2 });
    await caughtUp();

    expect(debriefingOf(SECOND).comparison).toBeNull();
  });

  describe('when a trainer reviews', () => {
    const correction = {
      skillId: 'listening',
      criterionId: 'apologises',
      answer: 'met',
      reason: 'In her own words, she did.',
    };
    const comment = { commentId: '0198f000-0000-7000-8000-0000000000aa', turn: 1, comment: 'Well put.' };

    beforeEach(async () => {
      await holdSession(kernel, { sessionId: FIRST });
      await caughtUp();
    });

    it('records the correction and the score that follows', async () => {
      expect(await post(`${FIRST}/corrections`, correction)).toEqual({
        status: 200,
        body: { stream: streamOf.scorecard(ACME, FIRST), version: 6 },
      });
      expect(scorecard(FIRST).at(-1)?.data).toMatchObject({ skillId: 'listening', score: 10_000 });
    });

    it('lets the next attempt stand beside the corrected score', async () => {
      await post(`${FIRST}/corrections`, correction);
      await holdSession(kernel, { sessionId: SECOND, attempt: 2 });
      await caughtUp();
      // Listening 100 and exploring 0.
      expect(debriefingOf(SECOND).comparison?.attempts).toMatchObject([{ score: 50 }]);
    });

    it('records a comment once', async () => {
      await post(`${FIRST}/comments`, comment);
      expect(await post(`${FIRST}/comments`, comment)).toMatchObject({ status: 200, body: { version: 5 } });
    });

    it.each([
      [
        'outside the grants',
        { ...trainer, roles: [{ role: 'trainer' as const, everywhere: false, sites: ['lyon'], teams: [] }] },
      ],
      ['of another organisation', { ...trainer, organisation: 'other' }],
    ])('finds no session %s', async (_, user) => {
      expect(await post(`${FIRST}/corrections`, correction, user)).toMatchObject({ status: 404 });
      expect(await post(`${FIRST}/comments`, comment, user)).toMatchObject({ status: 404 });
    });

    it('lets no learner review', async () => {
      const learner: User = {
        ...trainer,
        id: 'ada',
        roles: [{ role: 'learner', everywhere: false, sites: [], teams: [] }],
      };
      expect(await post(`${FIRST}/corrections`, correction, learner)).toMatchObject({ status: 403 });
    });

    it('says what is wrong with a body', async () => {
      expect(await post(`${FIRST}/corrections`, { ...correction, answer: 'yes' })).toMatchObject({
        status: 400,
        body: { code: 'invalid_input' },
      });
      expect(await post(`${FIRST}/comments`, { ...comment, turn: 2 })).toMatchObject({
        status: 404,
        body: { code: 'turn_not_found' },
      });
    });
  });

  describe('when a learner has rehearsed a case of their own', () => {
    const rehearsal = { sessionId: FIRST, attempt: 0, purpose: commonV1.Purpose.PRACTICE, caseId: 'case-1' };

    it('writes a debriefing with the answers in its texts, sealed under the key of the case', async () => {
      await holdSession(kernel, rehearsal);
      await caughtUp();

      expect(debriefingOf(FIRST).keyMoments).toMatchObject([{ why: 'Quirina needs to be heard.' }]);
      const written = scorecard(FIRST).at(-1)?.data;
      expect(written).toMatchObject({ placement: { caseId: 'case-1', attempt: 0 } });
      expect(written).toMatchObject({ debriefing: { keyId: 'acme/ada/case-case-1/1' } });
    });

    it('compares no other session with it, and it with none', async () => {
      await holdSession(kernel, rehearsal);
      await holdSession(kernel, { ...rehearsal, sessionId: SECOND });
      const third = '0198f000-0000-7000-8000-000000000003';
      await holdSession(kernel, { sessionId: third, purpose: commonV1.Purpose.PRACTICE });
      await caughtUp();

      expect([SECOND, third].map((id) => debriefingOf(id).comparison)).toEqual([null, null]);
    });

    it('writes nothing about a case that was forgotten', async () => {
      await app.close();
      await holdSession(kernel, rehearsal);
      kernel.keys.destroyCase(ACME, 'ada', 'case-1');
      await startApp();
      await caughtUp();

      expect(scorecard(FIRST)).toEqual([]);
    });
  });

  it('says so where the contents of a session are missing', async () => {
    const missing = { ...testPins.rubric, version: 9 };
    await holdSession(kernel, { sessionId: FIRST, rubric: missing });
    await caughtUp();

    expect(scorecard(FIRST).map(({ data }) => data)).toEqual([expect.objectContaining({ code: 'content_missing' })]);
  });

  it('finds no practice session to review', async () => {
    await holdSession(kernel, { sessionId: FIRST, purpose: commonV1.Purpose.PRACTICE });
    await caughtUp();
    const comment = { commentId: '0198f000-0000-7000-8000-0000000000aa', turn: 1, comment: 'Hm.' };
    expect(await post(`${FIRST}/comments`, comment)).toMatchObject({ status: 404 });
  });

  it('writes nothing about somebody who has been erased', async () => {
    await app.close();
    await holdSession(kernel, { sessionId: FIRST });
    kernel.keys.destroy(ACME, 'ada');
    await startApp();
    await caughtUp();

    expect(scorecard(FIRST)).toEqual([]);
  });
});
