import { z } from 'zod';
import { NearDay } from '../day.js';
import { DispositionPoint, MomentKindValue } from '../debriefing.js';
import { PageQuery, page } from '../problem.js';
import { SkillRef } from './common.js';
import { SessionSummary } from './sessions.js';

/** Why a session is worth a look. */
export const QueueReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('heavy_moment'), weight: z.number().int(), kind: MomentKindValue }),
  z.object({ code: z.literal('persona_left') }),
  z.object({ code: z.literal('objective_missed') }),
  z.object({ code: z.literal('fell_behind'), points: z.number(), previousSessionId: z.string() }),
  z.object({ code: z.literal('skill_at_floor'), skill: SkillRef, score: z.number() }),
  z.object({ code: z.literal('scoring_failed'), failure: z.string() }),
]);
export type QueueReason = z.infer<typeof QueueReason>;

/** `title` in the session's language, null where the words can no longer be read. */
export const QueueMoment = z.object({
  number: z.number().int(),
  turn: z.number().int(),
  kind: MomentKindValue,
  subjectId: z.string(),
  weight: z.number().int(),
  title: z.string().nullable(),
});
export type QueueMoment = z.infer<typeof QueueMoment>;

export const QueueItem = z.object({
  session: SessionSummary,
  /** The two that weigh most, in the order of turns. */
  moments: z.array(QueueMoment).max(2),
  /** The most telling first. */
  reasons: z.array(QueueReason).min(1),
  /** 0 to 100, what the queue is sorted by: highest first, then latest. */
  weight: z.number().int(),
  /** This reader has opened it. */
  seen: z.boolean(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const QueuePage = page(QueueItem);
export type QueuePage = z.infer<typeof QueuePage>;

/** Assessed sessions of the reader's grants; by default those not opened yet, of the last 28 days. */
export const QueueQuery = PageQuery.extend({
  seen: z.enum(['not_yet', 'all']).default('not_yet'),
  team: z.string().optional(),
  site: z.string().optional(),
  scenario: z.string().optional(),
  learner: z.string().optional(),
  from: NearDay.optional(),
  to: NearDay.optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

/** A session under way, as a small timeline that grows. */
export const LiveSession = z.object({
  session: SessionSummary,
  limitMs: z.number().int(),
  dispositions: z.array(DispositionPoint),
  turns: z.array(
    z.object({
      turn: z.number().int(),
      speaker: z.enum(['learner', 'persona']),
      startedMs: z.number().int(),
      endedMs: z.number().int(),
    }),
  ),
});
export type LiveSession = z.infer<typeof LiveSession>;

export const LiveSessions = z.object({ items: z.array(LiveSession) });
export type LiveSessions = z.infer<typeof LiveSessions>;
