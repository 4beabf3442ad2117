import { randomUUID } from 'node:crypto';

import { create } from '@bufbuild/protobuf';
import type { Keys } from '@repartee/kernel';
import { SealedRecordings, SqliteJournal, openRecordingStore } from '@repartee/kernel';
import { CaseTemplates, CaseWritten, Lookups, SessionPage, scoresV1, streamOf } from '@repartee/proto';
import { ApiClient, SessionsClient, awaitDebriefing, planDemo } from '@repartee/standalone';

import { phrases } from '../harness/phrases.js';
import type { ErasureStage } from './stage.js';

/** The organisation of the demo. */
const [{ id: organisation } = { id: '' }] = planDemo({ until: 0, size: 'full', scenarioIds: [] }).organisations;

/** Whom the phrases are about, and where they were left. */
export interface Person {
  organisation: string;
  id: string;
  name: string;
  learner: ApiClient;
  /** An assessed session with a comment, a correction and a recording. */
  session: string;
  caseId: string;
  caseSession: string;
  /** The event that waits as a dead letter, and one behind it. */
  letters: string[];
}

interface Reviewers {
  admin: ApiClient;
  trainer: ApiClient;
}

/** Somebody new, and words of theirs or about them wherever there are any; all fifty phrases are among these. */
export async function leaveBehind(stage: ErasureStage, { admin, trainer }: Reviewers, keys: Keys): Promise<Person> {
  const left = [...phrases];
  const next = (count: number): string => left.splice(0, count).join(' ');
  const name = `Zdenka ${next(1)}`;
  // One of the trainer's own.
  const [team] = (await trainer.ask('/api/cockpit/lookups', Lookups)).teams;
  const body = { name, email: `${next(1)}@planted.test`, language: 'en', teamId: team?.id };
  const { id, learner } = await welcome(admin, body);
  const caseId = await tellCase(learner, { who: next(1), event: next(1), said: next(1), goal: next(1) });
  const caseSession = await rehearse(learner, { caseId, mode: 'typed', clientSessionId: randomUUID() }, [next(3)]);
  const start = { scenarioId: 'unhappy-customer', purpose: 'assessed', language: 'en', mode: 'typed' } as const;
  const said = Array.from({ length: 6 }, () => `What would help you most, ${next(5)}?`);
  const session = await rehearse(learner, { ...start, clientSessionId: randomUUID() }, said);
  await review(trainer, session, { comment: next(3), reason: next(3) });
  await record(stage, keys, { person: id, session, words: next(3) });
  const letters = await park(stage, keys, { person: id, session, words: next(2) });
  if (left.length > 0) throw new Error(`${left.length} phrases were planted nowhere.`);
  return { organisation, id, name, learner, session, caseId, caseSession, letters };
}

/** Somebody new, who has used their invitation. */
async function welcome(admin: ApiClient, person: Readonly<Record<string, string | undefined>>) {
  const body = { ...person, roles: [{ role: 'learner', everywhere: false, sites: [], teams: [] }] };
  const answer = await admin.send('/api/people', { method: 'POST', body });
  const added = (await answer.json()) as { id: string; invitation: { url: string } };
  const learner = new ApiClient(admin.url);
  const token = added.invitation.url.split('/').at(-1) ?? '';
  const password = { method: 'POST', body: { password: 'a word of my own' } } as const;
  const accepted = await learner.send(`/api/invitations/${token}`, password);
  if (!accepted.ok) throw new Error(`The invitation was not accepted: ${await accepted.text()}`);
  return { id: added.id, learner };
}

async function tellCase(
  learner: ApiClient,
  words: { who: string; event: string; said: string; goal: string },
): Promise<string> {
  const [template] = await learner.ask('/api/cases/templates', CaseTemplates);
  const answers = { ...words, address: 'vous', date: '2026-02-26', reaction: 'hurt' };
  const body = { templateId: template?.templateId, language: 'en', answers };
  return (await learner.ask('/api/cases', CaseWritten, { method: 'POST', body })).caseId;
}

type Started = Parameters<SessionsClient['start']>[0];

async function rehearse(learner: ApiClient, start: Started, said: readonly string[]): Promise<string> {
  const client = await SessionsClient.connect(learner);
  const { sessionId } = await client.start(start);
  for (const text of said) await client.say({ sessionId, clientTurnId: randomUUID(), text });
  // It may have ended by itself.
  await client.end({ sessionId }).catch(() => undefined);
  client.close();
  await awaitDebriefing(learner, sessionId);
  return sessionId;
}

/** A trainer's comment, and why one answer was corrected. */
async function review(trainer: ApiClient, session: string, words: { comment: string; reason: string }): Promise<void> {
  const { debriefing } = await trainer.ask(`/api/cockpit/sessions/${session}`, SessionPage);
  const skill = debriefing?.skills[0];
  const criterion = skill?.criteria[0];
  if (!skill || !criterion) throw new Error('There is no criterion to correct.');
  const answer = criterion.answer === 'met' ? 'not_met' : 'met';
  const path = `/api/scoring/sessions/${session}`;
  const bodies = {
    comments: { commentId: randomUUID(), turn: 1, comment: words.comment },
    corrections: { skillId: skill.id, criterionId: criterion.id, answer, reason: words.reason },
  };
  for (const [kind, body] of Object.entries(bodies)) {
    const { ok, status } = await trainer.send(`${path}/${kind}`, { method: 'POST', body });
    if (!ok) throw new Error(`The ${kind} were answered with ${status}.`);
  }
}

interface Planting {
  person: string;
  session: string;
  words: string;
}

/** A recording, sealed and kept as those of spoken sessions are; its sound is the words. */
async function record(stage: ErasureStage, keys: Keys, { person, session, words }: Planting): Promise<void> {
  const of = { organisation, learnerId: person, sessionId: session };
  await recordingsOf(stage, keys).put(
    { of, keptDays: 30, endedAt: 0 },
    { sound: Buffer.from(words), durationMs: 1000 },
  );
}

export function recordingsOf({ recordings: path }: ErasureStage, keys: Keys): SealedRecordings {
  return new SealedRecordings(openRecordingStore({ kind: 'folder', path }), keys);
}

/** A moment of nobody's holds up the scorecard, and a comment waits behind it. Answers the ids of both. */
async function park(stage: ErasureStage, keys: Keys, { person, session, words }: Planting): Promise<string[]> {
  const journal = SqliteJournal.open(stage.scores);
  const [poison, behind] = [randomUUID(), randomUUID()];
  const comment = keys.seal({ organisation, person, eventId: behind }, words);
  const placement = { sessionId: session, learnerId: person };
  const cause = { correlationId: 'test', causationId: 'test', actor: { kind: 'system' as const, id: 'test' } };
  const events = [
    { id: poison, data: create(scoresV1.KeyMomentMarkedSchema, { number: 9 }) },
    {
      id: behind,
      data: create(scoresV1.MomentCommentedSchema, { placement, commentId: 'c', comment, commentedBy: 'x' }),
    },
  ];
  await journal.append({
    ...{ stream: streamOf.scorecard(organisation, session), organisation, expectedVersion: 'any' },
    events: events.map((event) => ({ ...event, occurredAt: Date.now() })),
    ...cause,
  });
  await journal.close();
  return [poison, behind];
}
