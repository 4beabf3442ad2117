export * from './live/domain/index.js';
export { fromRecord, toRecord } from './live/session.converters.js';
export { SessionsModule } from './sessions.module.js';
export type { SessionsOptions } from './sessions.module.js';
export { Stage } from './stage/stage.js';
export type { StagedScenario } from './stage/stage.js';
export { stageReadModel } from './stage/stage.read-model.js';
export { sessionsConfig, sessionsVariables } from './config.js';
