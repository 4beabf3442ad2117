import type { Clock, Ids, Journal, Keys, User } from '@repartee/kernel';
import { VirtualClock, derivedId } from '@repartee/kernel';
import type { ScoreEvent } from '@repartee/proto';
import { SkillId, scoresV1, streamOf } from '@repartee/proto';
import { ReviewsService, ScorecardRepository } from '@repartee/scoring';

import { DAY_MS } from '../plan/calendar.js';
import type { PlannedOrganisation, PlannedPerson, PlannedSession } from '../plan/plan.js';
import { commentOn, correctionReason } from './review-words.js';

export interface SeedReviews {
  organisation: PlannedOrganisation;
  journal: Journal;
  keys: Keys;
  ids: Ids;
  clock: Clock;
}

/** Of the assessed sessions within the trainer's grants, every so manieth has a comment. */
const COMMENTED_EVERY = 14;

/**
 * What the trainer has added: a comment on the leading moment of some sessions, all of the learner's account among
 * them, and one corrected criterion there. What is on record already stays as it is.
 */
export async function seedReviews(seed: SeedReviews): Promise<void> {
  const { organisation } = seed;
  const [account, trainer] = organisation.people;
  if (!account || !trainer) return;
  const sites = trainer.roles.flatMap((grant) => grant.sites);
  const open = organisation.sessions.filter(
    ({ purpose, learner }) => purpose === 'assessed' && sites.includes(learner.siteId) && learner.id !== trainer.id,
  );
  const own = open.filter(({ learner }) => learner.id === account.id);
  const others = open.filter(({ learner }, index) => learner.id !== account.id && index % COMMENTED_EVERY === 0);
  // All at once: what is written in one go shares a durable commit.
  await Promise.all([...own, ...others].map((session) => comment(seed, trainer, session)));
  const corrected = own.at(-2) ?? own.at(-1);
  if (corrected) await correct(seed, trainer, corrected);
}

async function comment(seed: SeedReviews, trainer: PlannedPerson, session: PlannedSession): Promise<void> {
  const moment = leadingMoment(cardOf(seed, session));
  if (!moment?.evidence) return;
  await reviewsAfter(seed, session).comment(userOf(seed, trainer), session.id, {
    commentId: derivedId('demo', session.id, 'comment'),
    turn: moment.evidence.turn,
    comment: commentOn(moment.kind, session.language, session.seed),
  });
}

async function correct(seed: SeedReviews, trainer: PlannedPerson, session: PlannedSession): Promise<void> {
  const card = cardOf(seed, session);
  const isCorrected = card.some(({ $typeName }) => $typeName === 'repartee.scores.v1.CriterionCorrected');
  const criterion = isCorrected ? undefined : partlyMet(card);
  if (!criterion) return;
  const correction = { ...criterion, answer: 'met' as const, reason: correctionReason(session.language) };
  await reviewsAfter(seed, session).correct(userOf(seed, trainer), session.id, correction);
}

/** The trainer's desk a working day after the session. */
function reviewsAfter({ journal, keys, ids, clock }: SeedReviews, { startsAt }: PlannedSession): ReviewsService {
  const at = Math.min(clock.now(), startsAt + DAY_MS);
  return new ReviewsService(new ScorecardRepository(journal, keys), new VirtualClock(at), ids);
}

function cardOf({ organisation, journal }: SeedReviews, { id }: PlannedSession): ScoreEvent[] {
  return journal.readStream(streamOf.scorecard(organisation.id, id)).map(({ data }) => data as ScoreEvent);
}

function leadingMoment(card: readonly ScoreEvent[]): scoresV1.KeyMomentMarked | undefined {
  const moments = card.filter((event) => event.$typeName === 'repartee.scores.v1.KeyMomentMarked');
  return moments.reduce<scoresV1.KeyMomentMarked | undefined>(
    (leading, moment) => (leading && leading.weight >= moment.weight ? leading : moment),
    undefined,
  );
}

/** A criterion that the scorer only half gave, as people often see more in it. */
function partlyMet(card: readonly ScoreEvent[]): { skillId: SkillId; criterionId: string } | undefined {
  for (const event of card) {
    if (event.$typeName !== 'repartee.scores.v1.SkillScored') continue;
    const found = event.criteria.find(({ answer }) => answer === scoresV1.Answer.PARTLY);
    if (found) return { skillId: SkillId.parse(event.skillId), criterionId: found.criterionId };
  }
  return undefined;
}

function userOf({ organisation, clock }: SeedReviews, { id, teamId, siteId, roles }: PlannedPerson): User {
  return { id, organisation: organisation.id, roles, team: teamId, site: siteId, csrf: '', issuedAt: clock.now() };
}
