import { fromBinary } from '@bufbuild/protobuf';
import type { EarlierAttempt, Play, Suggested } from '@repartee/dialogue';
import { overallScore } from '@repartee/dialogue';
import type { LocalReadModel } from '@repartee/kernel';
import type { Persona, Rubric, Scenario, SessionEvent } from '@repartee/proto';
import { SkillId, eventType } from '@repartee/proto';

import type { ContentPin, Placement } from '../scorecards/domain/scorecard-events.js';
import type { SessionRecord } from '../sessions/ended-session.converters.js';
import { ScoringProblem } from '../sessions/ended-session.js';
import { rubricKey } from './scoring.read-model.js';

interface EventRow {
  id: string;
  type: string;
  organisation: string;
  occurred_at: number;
  data: Uint8Array;
}

interface AttemptRow {
  session: string;
  attempt: number;
  objective_reached: number;
  /** JSON of what was suggested after it. */
  suggested: string;
}

/** Contents published before personas looked back are without it. */
type StoredScenario = Omit<Scenario, 'looking_back'> & Partial<Pick<Scenario, 'looking_back'>>;

const completed = (scenario: StoredScenario): Scenario => ({ ...scenario, looking_back: scenario.looking_back ?? [] });

export interface ContentPins {
  persona: ContentPin;
  scenario: ContentPin;
  rubric: ContentPin;
}

/** Contents with what names them: the same in every organisation that has the same. */
export interface PublishedPlay {
  key: string;
  play: Play;
}

/** What scoring reads of what it keeps: sessions to score, contents, earlier attempts. */
export class ScoringQueries {
  private readonly plays = new Map<string, PublishedPlay>();
  private readonly events;
  private readonly anyEvent;
  private readonly content;
  private readonly attempts;
  private readonly skills;
  private readonly suggestions;
  private readonly latest;

  constructor(private readonly model: LocalReadModel) {
    this.events = model.prepare<EventRow>(
      'SELECT id, type, organisation, occurred_at, data FROM unscored_events WHERE stream = ? ORDER BY version',
    );
    this.anyEvent = model.prepare<{ version: number }>('SELECT version FROM unscored_events WHERE stream = ? LIMIT 1');
    this.content = model.prepare<{ sha256: string; json: string }>(
      'SELECT sha256, json FROM contents WHERE organisation = ? AND kind = ? AND id = ? AND version = ?',
    );
    this.attempts = model.prepare<AttemptRow>(
      `SELECT session, attempt, objective_reached, suggested FROM attempts
       WHERE organisation = ? AND learner = ? AND scenario = ? AND purpose = ? AND rubric = ?
         AND attempt BETWEEN 1 AND ?
       ORDER BY attempt`,
    );
    this.skills = model.prepare<{ skill: string; score: number | null }>(
      'SELECT skill, score FROM attempt_skills WHERE session = ? AND rubric = ? ORDER BY skill',
    );
    this.suggestions = model.prepare<Pick<AttemptRow, 'suggested'>>(
      'SELECT suggested FROM attempts WHERE organisation = ? AND learner = ? AND session = ? LIMIT 1',
    );
    // One that was left without a word has no score, and is none.
    this.latest = model.prepare<Pick<AttemptRow, 'attempt' | 'suggested'>>(
      `SELECT attempt, suggested FROM attempts
       WHERE organisation = ? AND learner = ? AND scenario = ? AND purpose = ? AND attempt BETWEEN 1 AND ?
         AND EXISTS (SELECT 1 FROM attempt_skills AS skills WHERE skills.session = attempts.session
           AND skills.rubric = attempts.rubric AND skills.score IS NOT NULL)
       ORDER BY attempt DESC LIMIT 1`,
    );
  }

  /** Resolves when everything that was in the log at the time of the call can be read here. */
  caughtUp(withinMs: number): Promise<void> {
    return this.model.caughtUp(withinMs);
  }

  /** Whether there is a session that waits for its scores. */
  isUnscored(stream: string): boolean {
    return this.anyEvent.first(stream) !== undefined;
  }

  /** The events of a session that is not scored yet, in order; none where it is. */
  unscored(stream: string): SessionRecord[] {
    return this.events.all(stream).map(({ id, type, organisation, occurred_at, data }) => {
      const schema = eventType(type)?.schema;
      if (!schema) throw new RangeError(`This release does not know the event type ${type}.`);
      return { id, organisation, occurredAt: occurred_at, data: fromBinary(schema, data) as SessionEvent };
    });
  }

  /** The learner's attempts before this one, by the same rubric version, with the scores that stand. */
  earlier({ organisation, learnerId, scenario, purpose, rubric, attempt }: Placement): EarlierAttempt[] {
    const key = rubricKey(rubric);
    const rows = this.attempts.all(organisation, learnerId, scenario.id, purpose, key, attempt - 1);
    return rows.map(({ session, attempt: number, objective_reached, suggested: json }) => {
      const skills = this.skills.all(session, key).map(({ skill, score }) => ({ id: SkillId.parse(skill), score }));
      // From the skills, so that a correction counts.
      const score = overallScore(skills);
      const suggested = JSON.parse(json) as Suggested[];
      const objectiveReached = objective_reached === 1;
      return { attempt: number, sessionId: session, score, objectiveReached, skills, suggested };
    });
  }

  /** What was suggested after one session of the learner's; undefined where nothing is known of it. */
  suggestedAfter({ organisation, learnerId }: Placement, session: string): readonly Suggested[] | undefined {
    const row = this.suggestions.first(organisation, learnerId, session);
    return row && (JSON.parse(row.suggested) as Suggested[]);
  }

  /** What was suggested after the learner's last attempt before this one, by whichever rubric version it was scored. */
  lastSuggested({ organisation, learnerId, scenario, purpose, attempt }: Placement) {
    const row = this.latest.first(organisation, learnerId, scenario.id, purpose, attempt - 1);
    return row && { attempt: row.attempt, suggested: JSON.parse(row.suggested) as Suggested[] };
  }

  /** The contents of these versions. Throws ScoringProblem where one is missing. */
  play(organisation: string, pins: ContentPins): PublishedPlay {
    const key = [pins.persona, pins.scenario, pins.rubric].map(({ sha256 }) => sha256).join('/');
    const known = this.plays.get(key);
    if (known) return known;
    const play: Play = {
      persona: this.read(organisation, 'persona', pins.persona) as Persona,
      scenario: completed(this.read(organisation, 'scenario', pins.scenario) as StoredScenario),
      rubric: this.read(organisation, 'rubric', pins.rubric) as Rubric,
    };
    this.plays.set(key, { key, play });
    return { key, play };
  }

  /** What was published was checked when it was. */
  private read(organisation: string, kind: string, { id, version, sha256 }: ContentPin): unknown {
    const row = this.content.first(organisation, kind, id, version);
    if (row?.sha256 !== sha256) throw new ScoringProblem('content_missing');
    return JSON.parse(row.json);
  }
}
