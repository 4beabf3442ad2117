import type { EndReason, MomentKindValue, QueueReason, SkillRef } from '@repartee/proto';

export interface Queued {
  failure: string;
  objectiveReached: boolean;
  endReason: EndReason;
  heaviest: { kind: MomentKindValue; weight: number } | undefined;
  lowest: { skill: SkillRef; points: number } | undefined;
  /** The session's own score and the one of the attempt before, in points. */
  score: number | undefined;
  previous: { sessionId: string; points: number } | undefined;
}

const HEAVY = 50;
const FLOOR = 25;
/** As many points as one score rarely differs by from the next by chance. */
const FAR_BEHIND = 15;

/** Why a session is worth a look, the most telling first; never empty. */
export function queueReasons(queued: Queued): QueueReason[] {
  if (queued.failure !== '') return [{ code: 'scoring_failed', failure: queued.failure }];
  const reasons = [...heavy(queued), ...ending(queued), ...behind(queued), ...atFloor(queued)];
  const { heaviest } = queued;
  if (reasons.length > 0) return reasons;
  return [{ code: 'heavy_moment', kind: heaviest?.kind ?? 'turning_point', weight: heaviest?.weight ?? 0 }];
}

function heavy({ heaviest }: Queued): QueueReason[] {
  if (!heaviest || heaviest.weight < HEAVY) return [];
  return [{ code: 'heavy_moment', kind: heaviest.kind, weight: heaviest.weight }];
}

function ending({ endReason, objectiveReached }: Queued): QueueReason[] {
  if (endReason === 'persona_left') return [{ code: 'persona_left' }];
  return objectiveReached ? [] : [{ code: 'objective_missed' }];
}

function behind({ score, previous }: Queued): QueueReason[] {
  if (score === undefined || !previous || previous.points - score < FAR_BEHIND) return [];
  const points = Math.round((previous.points - score) * 10) / 10;
  return [{ code: 'fell_behind', points, previousSessionId: previous.sessionId }];
}

function atFloor({ lowest }: Queued): QueueReason[] {
  if (!lowest || lowest.points > FLOOR) return [];
  return [{ code: 'skill_at_floor', skill: lowest.skill, score: lowest.points }];
}
