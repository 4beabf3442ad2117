import { toBinary } from '@bufbuild/protobuf';
import type { Suggested } from '@repartee/dialogue';
import { purposeValues } from '@repartee/dialogue';
import type { ReadModelDefinition, RowChange } from '@repartee/kernel';
import { onlyWith, takenOut } from '@repartee/kernel';
import type {
  CaseEvent,
  CatalogEvent,
  DirectoryEvent,
  RecordedEvent,
  ScoreEvent,
  SessionEvent,
  commonV1,
  scoresV1,
  sessionsV1,
} from '@repartee/proto';
import { eventType, streamOf, topics } from '@repartee/proto';

import { suggestionValues } from '../scorecards/answer.converters.js';

type Followed = RecordedEvent<CatalogEvent | DirectoryEvent | CaseEvent | SessionEvent | ScoreEvent>;

const tables = [
  `CREATE TABLE contents (
    organisation TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL,
    json TEXT NOT NULL, PRIMARY KEY (organisation, kind, id, version))`,
  `CREATE TABLE unscored_sessions (
    stream TEXT NOT NULL PRIMARY KEY, organisation TEXT NOT NULL, learner TEXT NOT NULL, case_id TEXT NOT NULL)`,
  `CREATE TABLE unscored_events (
    stream TEXT NOT NULL, version INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, organisation TEXT NOT NULL,
    occurred_at INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (stream, version))`,
  `CREATE TABLE attempts (
    session TEXT NOT NULL, rubric TEXT NOT NULL, organisation TEXT NOT NULL, learner TEXT NOT NULL, scenario TEXT NOT NULL,
    purpose TEXT NOT NULL, attempt INTEGER NOT NULL, objective_reached INTEGER NOT NULL, suggested TEXT NOT NULL, PRIMARY KEY (session, rubric))`,
  `CREATE INDEX attempts_of_learner ON attempts (organisation, learner, scenario, purpose)`,
  `CREATE TABLE attempt_skills (
    session TEXT NOT NULL, rubric TEXT NOT NULL, skill TEXT NOT NULL, organisation TEXT NOT NULL, learner TEXT NOT NULL,
    score INTEGER, PRIMARY KEY (session, rubric, skill))`,
  `CREATE TABLE scored (stream TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID`,
  `CREATE TABLE erased (organisation TEXT NOT NULL, learner TEXT NOT NULL, PRIMARY KEY (organisation, learner))`,
  `CREATE TABLE forgotten_cases (organisation TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (organisation, case_id))`,
  ...onlyWith('unscored_sessions', 'unscored_events', 'stream'),
  ...takenOut('unscored_sessions', 'scored', ['stream']),
  ...takenOut('unscored_sessions', 'forgotten_cases', ['organisation', 'case_id']),
  ...['unscored_sessions', 'attempts', 'attempt_skills'].flatMap((table) =>
    takenOut(table, 'erased', ['organisation', 'learner']),
  ),
] as const;

/** What scoring needs to know: contents by version, the events of sessions not yet scored, and the attempts before. */
export const scoringReadModel: ReadModelDefinition = {
  name: 'scoring',
  version: 4,
  topics: [topics.catalog, topics.directory, topics.cases, topics.sessions, topics.scores],
  tables,
  rows: (event) => changes(event as Followed),
};

const suggestedFromLog = ({ kind, subjectId }: scoresV1.Suggestion): Suggested => ({
  kind: suggestionValues.fromLog(kind),
  subjectId,
});

export const rubricKey = (pin: Pick<commonV1.Pin, 'id' | 'version'> | undefined): string =>
  `${pin?.id ?? ''}@${pin?.version ?? 0}`;

function changes(event: Followed): readonly RowChange[] {
  const { data, organisation } = event;
  switch (data.$typeName) {
    case 'repartee.catalog.v1.PersonaPublished':
      return published(organisation, 'persona', data.persona, data.contentJson);
    case 'repartee.catalog.v1.ScenarioPublished':
      return published(organisation, 'scenario', data.scenario, data.contentJson);
    case 'repartee.catalog.v1.RubricPublished':
      return published(organisation, 'rubric', data.rubric, data.contentJson);
    case 'repartee.sessions.v1.SessionStarted':
      return [unscoredSession(event, data), unscored(event)];
    case 'repartee.sessions.v1.TurnSpoken':
    case 'repartee.sessions.v1.DispositionShifted':
    case 'repartee.sessions.v1.SilenceFell':
    case 'repartee.sessions.v1.TurnInterrupted':
    case 'repartee.sessions.v1.SessionEnded':
      return [unscored(event)];
    case 'repartee.scores.v1.SkillScored':
      return isOfCase(data) ? [] : [attemptSkill(organisation, data)];
    case 'repartee.scores.v1.DebriefingWritten':
      return [...(isOfCase(data) ? [] : [attempt(organisation, data)]), ...done(organisation, data.placement)];
    case 'repartee.scores.v1.ScoringFailed':
      return done(organisation, data.placement);
    case 'repartee.directory.v1.PersonErased':
      return [{ table: 'erased', row: { organisation, learner: data.personId } }];
    case 'repartee.cases.v1.CaseForgotten':
      return [{ table: 'forgotten_cases', row: { organisation, case_id: data.caseId } }];
    default:
      return [];
  }
}

/** Sessions of cases are no attempts: nothing of them is kept once they are scored. */
const isOfCase = ({ placement }: scoresV1.SkillScored | scoresV1.DebriefingWritten): boolean =>
  (placement?.caseId ?? '') !== '';

function published(organisation: string, kind: string, pin: commonV1.Pin | undefined, json: string): RowChange[] {
  if (!pin) return [];
  const { id, version, sha256 } = pin;
  return [{ table: 'contents', row: { organisation, kind, id, version, sha256, json } }];
}

function unscoredSession(
  { stream, organisation }: Followed,
  { learnerId, caseId }: sessionsV1.SessionStarted,
): RowChange {
  return { table: 'unscored_sessions', row: { stream, organisation, learner: learnerId, case_id: caseId } };
}

/** Words in it stay sealed. */
function unscored({ stream, version, id, type, organisation, occurredAt, data }: Followed): RowChange {
  const schema = eventType(type)?.schema;
  if (!schema) throw new RangeError(`This release does not know the event type ${type}.`);
  const row = { stream, version, id, type, organisation, occurred_at: occurredAt, data: toBinary(schema, data) };
  return { table: 'unscored_events', row };
}

function done(organisation: string, placement: scoresV1.Placement | undefined): RowChange[] {
  if (!placement) return [];
  return [{ table: 'scored', row: { stream: streamOf.session(organisation, placement.sessionId) } }];
}

function attemptSkill(organisation: string, { placement, skillId, score }: scoresV1.SkillScored): RowChange {
  const { sessionId: session = '', learnerId: learner = '', rubric } = placement ?? {};
  const row = { session, skill: skillId, organisation, learner, rubric: rubricKey(rubric), score: score ?? null };
  return { table: 'attempt_skills', row };
}

function attempt(
  organisation: string,
  { placement, objectiveReached, suggestions }: scoresV1.DebriefingWritten,
): RowChange {
  const { sessionId = '', learnerId = '', scenario, rubric, purpose, attempt: number = 0 } = placement ?? {};
  return {
    table: 'attempts',
    row: {
      session: sessionId,
      organisation,
      learner: learnerId,
      scenario: scenario?.id ?? '',
      purpose: purpose === undefined ? '' : purposeValues.fromLog(purpose),
      rubric: rubricKey(rubric),
      attempt: number,
      objective_reached: Number(objectiveReached),
      suggested: JSON.stringify(suggestions.map(suggestedFromLog)),
    },
  };
}
