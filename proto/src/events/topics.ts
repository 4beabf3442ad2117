import type { GenMessage } from '@bufbuild/protobuf/codegenv2';
import type { DescMessage, Message, MessageShape } from '@bufbuild/protobuf';
import * as access from '../gen/repartee/access/v1/access_pb.js';
import * as cases from '../gen/repartee/cases/v1/cases_pb.js';
import * as catalog from '../gen/repartee/catalog/v1/catalog_pb.js';
import * as directory from '../gen/repartee/directory/v1/directory_pb.js';
import * as scores from '../gen/repartee/scores/v1/scores_pb.js';
import * as sessions from '../gen/repartee/sessions/v1/sessions_pb.js';

/** The only place that names topics. */
export const topics = {
  directory: 'repartee.directory.v1',
  catalog: 'repartee.catalog.v1',
  sessions: 'repartee.sessions.v1',
  cases: 'repartee.cases.v1',
  scores: 'repartee.scores.v1',
  access: 'repartee.access.v1',
} as const;

export type Topic = (typeof topics)[keyof typeof topics];

export const directoryEvents = [
  directory.OrganisationRegisteredSchema,
  directory.VisibilityPolicyAdoptedSchema,
  directory.SpeechCeilingSetSchema,
  directory.RecordingTermAdoptedSchema,
  directory.SiteOpenedSchema,
  directory.TeamFormedSchema,
  directory.PersonJoinedSchema,
  directory.PersonMovedSchema,
  directory.ProfileCorrectedSchema,
  directory.LanguageChosenSchema,
  directory.RoleGrantedSchema,
  directory.RoleWithdrawnSchema,
  directory.AccessRevokedSchema,
  directory.PersonLeftSchema,
  directory.PersonErasedSchema,
  directory.ProgrammeLaunchedSchema,
  directory.ScenarioAssignedSchema,
] as const;

export const catalogEvents = [
  catalog.PersonaPublishedSchema,
  catalog.ScenarioPublishedSchema,
  catalog.RubricPublishedSchema,
  catalog.PersonaRetiredSchema,
  catalog.ScenarioRetiredSchema,
  catalog.RubricRetiredSchema,
  catalog.ScenarioCalibratedSchema,
] as const;

export const sessionEvents = [
  sessions.SessionStartedSchema,
  sessions.TurnSpokenSchema,
  sessions.DispositionShiftedSchema,
  sessions.SilenceFellSchema,
  sessions.TurnInterruptedSchema,
  sessions.ConnectionLostSchema,
  sessions.ConnectionResumedSchema,
  sessions.SessionPausedSchema,
  sessions.SessionContinuedSchema,
  sessions.SessionEndedSchema,
  sessions.SessionKeptSchema,
] as const;

/** What learners tell of conversations of their own. */
export const caseEvents = [cases.CaseToldSchema, cases.CaseForgottenSchema] as const;

export const scoreEvents = [
  scores.SkillScoredSchema,
  scores.KeyMomentMarkedSchema,
  scores.DebriefingWrittenSchema,
  scores.ScoringFailedSchema,
  scores.CriterionCorrectedSchema,
  scores.MomentCommentedSchema,
] as const;

export const accessEvents = [access.SessionViewedSchema] as const;

type ShapeOf<Schemas extends readonly DescMessage[]> = MessageShape<Schemas[number]>;

/** Unions discriminated by `$typeName`, so a switch over one is checked for completeness by the compiler. */
export type DirectoryEvent = ShapeOf<typeof directoryEvents>;
export type CatalogEvent = ShapeOf<typeof catalogEvents>;
export type SessionEvent = ShapeOf<typeof sessionEvents>;
export type CaseEvent = ShapeOf<typeof caseEvents>;
export type ScoreEvent = ShapeOf<typeof scoreEvents>;
export type AccessEvent = ShapeOf<typeof accessEvents>;
export type DomainEvent = DirectoryEvent | CatalogEvent | SessionEvent | CaseEvent | ScoreEvent | AccessEvent;

interface EventType {
  topic: Topic;
  schema: GenMessage<Message>;
  /** Rises only with a breaking change, which is a new message and an upcaster beside it. */
  schemaVersion: number;
}

const catalogue: ReadonlyMap<string, EventType> = new Map(
  (
    [
      [topics.directory, directoryEvents],
      [topics.catalog, catalogEvents],
      [topics.sessions, sessionEvents],
      [topics.cases, caseEvents],
      [topics.scores, scoreEvents],
      [topics.access, accessEvents],
    ] as const
  ).flatMap(([topic, schemas]) =>
    schemas.map((schema) => [schema.typeName, { topic, schema: schema, schemaVersion: 1 }] as const),
  ),
);

/** The topic, schema and schema version of an event type, or undefined for a type this release does not know. */
export function eventType(type: string): EventType | undefined {
  return catalogue.get(type);
}

/** Every event type the release knows, by full name. */
export function eventTypes(): string[] {
  return [...catalogue.keys()];
}
