export { ScoringModule } from './scoring.module.js';
export type { ScoringOptions } from './scoring.module.js';
export { ReviewsService } from './scorecards/reviews.service.js';
export { ScorecardRepository } from './scorecards/scorecard.repository.js';
export { EndedSessionsConsumer } from './sessions/ended-sessions.consumer.js';
export { SessionScoringService } from './sessions/session-scoring.service.js';
export { scoringConfig, scoringVariables } from './config.js';
