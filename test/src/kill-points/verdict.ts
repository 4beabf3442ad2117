import type { ProjectedEvent } from '@repartee/projections';

import type { KillStage } from './kill-stage.js';
import type { Conversation } from './learner.js';

/** What is amiss with these conversations once everything has come to rest; all of it 0 where nothing is. */
export interface Verdict {
  /** Turns that somebody was told are on record, and that are not there once: when they came back, or in the end. */
  turnsLost: number;
  /** Versions of a session that have not made exactly one row. */
  rowsNotOne: number;
  /** Skills of an ended session that were not scored exactly once, or do not have exactly one score of record. */
  scoresNotOne: number;
  /** Tables that are not what comes of the journals. */
  differing: string[];
}

export async function judge(stage: KillStage, held: readonly Conversation[]): Promise<Verdict> {
  const ids = new Set(held.map(({ sessionId }) => sessionId));
  const ofSessions = (await stage.log.eventsOf('sessions-0')).filter(({ stream }) => ids.has(sessionIn(stream)));
  const ofScores = (await stage.log.eventsOf('scoring')).filter(({ stream }) => ids.has(sessionIn(stream)));
  return {
    turnsLost: held.reduce((sum, conversation) => sum + conversation.lost, 0) + unrecorded(held, ofSessions),
    rowsNotOne: await rowsNotOne(stage, ofSessions),
    scoresNotOne: await scoresNotOne(stage, ids, ofScores),
    differing: await stage.log.differing(),
  };
}

/** Acknowledged turns that the journal does not have once. */
function unrecorded(held: readonly Conversation[], events: readonly ProjectedEvent[]): number {
  const times = counted(events.flatMap(({ data }) => (data.$typeName === 'repartee.sessions.v1.TurnSpoken' ? [data.clientTurnId] : []))); // prettier-ignore
  return held.flatMap(({ said }) => said).filter(({ clientTurnId }) => times.get(clientTurnId) !== 1).length;
}

/** The tables whose rows are versions of a session, one each. */
const ROWS = ['sessions', 'turns', 'shifts', 'session_ends']
  .map((table) => `SELECT session_id, version FROM ${table} FINAL`)
  .join(' UNION ALL ');

const rowTypes: ReadonlySet<string> = new Set([
  'repartee.sessions.v1.SessionStarted',
  'repartee.sessions.v1.TurnSpoken',
  'repartee.sessions.v1.DispositionShifted',
  'repartee.sessions.v1.SessionEnded',
]);

async function rowsNotOne(stage: KillStage, events: readonly ProjectedEvent[]): Promise<number> {
  const rows = await stage.log.rows<{ session_id: string; version: number }>(ROWS);
  const times = counted(rows.map(({ session_id, version }) => `${session_id}@${version}`));
  return events
    .filter(({ type }) => rowTypes.has(type))
    .filter(({ stream, version }) => times.get(`${sessionIn(stream)}@${version}`) !== 1).length;
}

async function scoresNotOne(
  stage: KillStage,
  ids: ReadonlySet<string>,
  events: readonly ProjectedEvent[],
): Promise<number> {
  const given = counted(
    events.flatMap(({ data }) => {
      if (data.$typeName !== 'repartee.scores.v1.SkillScored') return [];
      const isCorrection = data.criteria.some(({ corrected }) => corrected);
      return isCorrection ? [] : [`${data.placement?.sessionId} ${data.skillId} ${data.placement?.rubric?.version}`];
    }),
  );
  const rows = await stage.log.rows<{ session_id: string; skill_id: string; rubric_version: number }>(
    'SELECT session_id, skill_id, rubric_version FROM skill_scores FINAL',
  );
  const stored = counted(
    rows.flatMap(({ session_id, skill_id, rubric_version }) =>
      ids.has(session_id) ? [`${session_id} ${skill_id} ${rubric_version}`] : [],
    ),
  );
  const scored = new Set([...given.keys()].map((key) => key.split(' ')[0]));
  const amiss = [...new Set([...given.keys(), ...stored.keys()])].filter(
    (key) => given.get(key) !== 1 || stored.get(key) !== 1,
  );
  return amiss.length + [...ids].filter((id) => !scored.has(id)).length;
}

function counted(keys: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

/** Of a session's stream, or of its scorecard's. */
const sessionIn = (stream: string): string => stream.replace(/^[^/]*\/(session|scorecard)-/, '');
