export { ApiClient, ApiProblem } from './commands/client/api-client.js';
export type { Call } from './commands/client/api-client.js';
export { SessionsClient } from './commands/client/sessions-client.js';
export { holdSession } from './commands/rehearse/hold-session.js';
export type { Rehearsal } from './commands/rehearse/hold-session.js';
export { awaitDebriefing } from './commands/rehearse/await-debriefing.js';
export type { RehearsalReport } from './commands/rehearse/rehearsal-report.js';
export { planDemo } from './demo/plan/plan-demo.js';
export type * from './demo/plan/plan.js';
