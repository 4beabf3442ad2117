import { SeededRandomness } from '@repartee/kernel';
import { commonV1, directoryV1, scoresV1, sessionsV1, streamOf } from '@repartee/proto';

import {
  ORGANISATION,
  START,
  TestLog,
  appendDirectory,
  createTestPlacement,
  pins,
  sealedWords,
} from './history.fixtures.js';
import type { ProjectedEvent } from './projection.js';

const { Purpose } = commonV1;
const DAY = 86_400_000;

/** Teams by id, with the site of each. */
const siteOf = { north: 'lille', south: 'lille', east: 'lyon', west: 'lyon' } as const;
type TeamId = keyof typeof siteOf;
const teams = Object.keys(siteOf) as TeamId[];
const skills = ['exploring', 'listening', 'holding'] as const;
const people = ['ada', 'ben', 'cleo', 'dov', 'eli', 'fay'] as const;

/** A session as it was begun; what its learner does later changes nothing of it. */
export interface HeldSession {
  id: string;
  learner: string;
  team: TeamId;
  purpose: commonV1.Purpose;
  startedMs: number;
  /** Under which it was scored last. */
  rubricVersion: number;
}

/** Which of these comes next, by its share of all. */
const shares = { rehearse: 44, correct: 22, scoreAgain: 9, move: 18, leave: 3, erase: 4 };
type Deed = keyof typeof shares;

/** What happens in an organisation, at random from a seed, and what came of it. */
export class RandomHistory {
  readonly log = new TestLog();
  readonly sessions: HeldSession[] = [];
  private readonly teamOf = new Map<string, TeamId>();
  readonly erased: string[] = [];
  private readonly random: SeededRandomness;

  constructor(seed: number, deeds = 90) {
    this.random = new SeededRandomness(seed);
    this.found();
    for (let done = 0; done < deeds; done += 1) this[this.nextDeed()]();
  }

  /** The next one of these. */
  pick<One>(of: readonly One[]): One {
    const one = of[this.random.below(of.length)];
    if (one === undefined) throw new Error('There is nothing to pick from');
    return one;
  }

  below(limit: number): number {
    return this.random.below(limit);
  }

  private nextDeed(): Deed {
    let left = this.random.below(Object.values(shares).reduce((sum, share) => sum + share));
    const found = (Object.keys(shares) as Deed[]).find((deed) => (left -= shares[deed]) < 0);
    return found === undefined || this.sessions.length === 0 ? 'rehearse' : found;
  }

  private found(): void {
    appendDirectory(this.log);
    this.log.append(streamOf.site(ORGANISATION, 'lyon'), directoryV1.SiteOpenedSchema, {
      siteId: 'lyon',
      name: 'Lyon',
    });
    for (const teamId of ['east', 'west'] as const)
      this.log.append(streamOf.team(ORGANISATION, teamId), directoryV1.TeamFormedSchema, {
        ...{ teamId, siteId: siteOf[teamId], name: teamId },
      });
    for (const personId of people) {
      const isThere = personId === 'ada' || personId === 'ben';
      const teamId = isThere ? 'north' : this.pick(teams);
      this.teamOf.set(personId, teamId);
      if (!isThere)
        this.log.append(streamOf.person(ORGANISATION, personId), directoryV1.PersonJoinedSchema, {
          ...{ personId, teamId, siteId: siteOf[teamId], profile: sealedWords, language: commonV1.Language.FR },
        });
    }
  }

  /** Now and then on either side of midnight in Paris, where a month ends. */
  private rehearse(): void {
    const learner = this.pick([...this.teamOf.keys()]);
    const startedMs = this.below(4) === 0 ? this.pick([...midnights]) + (this.below(2) ? 60_000 : -60_000) : START + this.below(120) * DAY; // prettier-ignore
    const session: HeldSession = {
      ...{ id: `s${this.sessions.length + 1}`, learner, startedMs, rubricVersion: 3 },
      team: this.teamOf.get(learner) ?? 'north',
      purpose: this.below(4) === 0 ? Purpose.PRACTICE : Purpose.ASSESSED,
    };
    this.sessions.push(session);
    this.hold(session);
    for (const skill of skills) this.score(session, skill);
  }

  private hold({ id: sessionId, learner: learnerId, team: teamId, purpose }: HeldSession): void {
    const stream = streamOf.session(ORGANISATION, sessionId);
    const disposition = { trust: 35, tension: 40, openness: 25 };
    this.log.append(stream, sessionsV1.SessionStartedSchema, {
      ...{ sessionId, learnerId, teamId, siteId: siteOf[teamId], purpose, ...pins, attempt: 1, disposition },
    });
    this.log.append(stream, sessionsV1.SessionEndedSchema, { atMs: 9_000, turns: 2, disposition });
  }

  private score(session: HeldSession, skillId: string, isCorrected = false): void {
    const score = this.below(12) === 0 ? null : this.below(10_001);
    this.log.append(streamOf.scorecard(ORGANISATION, session.id), scoresV1.SkillScoredSchema, {
      ...{ placement: placementOf(session), skillId, ...(score !== null && { score }) },
      criteria: [{ criterionId: 'asks-why', answer: scoresV1.Answer.PARTLY, corrected: isCorrected }],
    });
  }

  /** Of whichever session, whoever was erased meanwhile. */
  private correct(): void {
    const session = this.pick(this.sessions);
    const skillId = this.pick(skills);
    this.log.append(streamOf.scorecard(ORGANISATION, session.id), scoresV1.CriterionCorrectedSchema, {
      ...{ placement: placementOf(session), skillId, criterionId: 'asks-why', correctedBy: 'tess' },
      ...{ from: scoresV1.Answer.MET, to: scoresV1.Answer.PARTLY, reason: sealedWords },
    });
    this.score(session, skillId, true);
  }

  /** Under the next version of its rubric. */
  private scoreAgain(): void {
    const session = this.pick(this.sessions);
    session.rubricVersion += 1;
    for (const skill of skills) this.score(session, skill);
  }

  private move(): void {
    const personId = this.pick([...this.teamOf.keys()]);
    const fromTeamId = this.teamOf.get(personId) ?? 'north';
    const toTeamId = this.pick(teams.filter((team) => team !== fromTeamId));
    this.teamOf.set(personId, toTeamId);
    this.log.append(streamOf.person(ORGANISATION, personId), directoryV1.PersonMovedSchema, {
      ...{ personId, fromTeamId, toTeamId, toSiteId: siteOf[toTeamId] },
    });
  }

  private leave(): void {
    const personId = this.pick([...this.teamOf.keys()]);
    this.log.append(streamOf.person(ORGANISATION, personId), directoryV1.PersonLeftSchema, { personId });
  }

  /** Two are left to rehearse on. */
  private erase(): void {
    const there = [...this.teamOf.keys()];
    if (there.length <= 2) return;
    const personId = this.pick(there);
    this.teamOf.delete(personId);
    this.erased.push(personId);
    this.log.append(streamOf.person(ORGANISATION, personId), directoryV1.PersonErasedSchema, { personId });
  }
}

/** Where March, April and May end in Paris. */
const midnights = [3, 4, 5].map((month) => Date.UTC(2026, month, 1) - 2 * 3_600_000);

function placementOf({ id, learner, team, purpose, rubricVersion, startedMs }: HeldSession) {
  return createTestPlacement({
    ...{ sessionId: id, learnerId: learner, teamId: team, siteId: siteOf[team], purpose },
    rubric: { ...pins.rubric, version: rubricVersion },
    sessionStartedMs: BigInt(startedMs),
  });
}

const monthOf = (ms: number): string =>
  `${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' }).format(ms)}-01`;

/** Hundredths of record by session and skill: the last that was said under the latest version of the rubric. */
function scoresOf(events: readonly ProjectedEvent[]): Map<string, scoresV1.SkillScored> {
  const scores = new Map<string, scoresV1.SkillScored>();
  for (const { data } of events) {
    if (data.$typeName !== 'repartee.scores.v1.SkillScored') continue;
    const key = `${data.placement?.sessionId} ${data.skillId}`;
    const known = scores.get(key)?.placement?.rubric?.version ?? 0;
    if ((data.placement?.rubric?.version ?? 0) >= known) scores.set(key, data);
  }
  return scores;
}

function erasedIn(events: readonly ProjectedEvent[]): Set<string> {
  return new Set(
    events.flatMap(({ data }) => (data.$typeName === 'repartee.directory.v1.PersonErased' ? [data.personId] : [])),
  );
}

/** The sums by learner, skill and month, added up by hand. */
export function sumsOf(events: readonly ProjectedEvent[]): string[] {
  const erased = erasedIn(events);
  const sums = new Map<string, [sessions: number, sum: number, squares: number]>();
  for (const { placement, skillId, score } of scoresOf(events).values()) {
    if (placement?.purpose !== Purpose.ASSESSED || erased.has(placement.learnerId)) continue;
    const { learnerId, teamId, siteId, sessionStartedMs } = placement;
    const key = [skillId, monthOf(Number(sessionStartedMs)), learnerId, teamId, siteId].join(' ');
    const [held, sum, squares] = sums.get(key) ?? [0, 0, 0];
    const value = score ?? 0;
    sums.set(key, [held + (score === undefined ? 0 : 1), sum + value, squares + value * value]);
  }
  return [...sums].map(([key, values]) => [key, ...values].join(' ')).sort();
}

/** In which team everybody is, by the last that was said of it. */
export function teamsOf(events: readonly ProjectedEvent[]): Map<string, string> {
  const teamOf = new Map<string, string>();
  for (const { data } of events) {
    if (data.$typeName === 'repartee.directory.v1.PersonJoined') teamOf.set(data.personId, data.teamId);
    if (data.$typeName === 'repartee.directory.v1.PersonMoved') teamOf.set(data.personId, data.toTeamId);
  }
  for (const person of erasedIn(events)) teamOf.delete(person);
  return teamOf;
}
