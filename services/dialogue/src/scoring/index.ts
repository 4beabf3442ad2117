export { evaluateCheck } from './check.js';
export type { EarlierAttempt } from './debriefing/comparison.js';
export { compareAttempts } from './debriefing/comparison.js';
export { debriefingTexts } from './debriefing/texts.js';
export type { Suggested } from './debriefing/followed.js';
export type { EffectMetrics, SessionMetrics, SpeechMetrics } from './metrics.js';
export { measureSession } from './metrics.js';
export type { SoundMetrics } from './metrics-sound.js';
export type { KeyMoment } from './moments/key-moments.js';
export { LEADING_MOMENTS } from './moments/key-moments.js';
export type { CriterionScore, SkillScore } from './rubric-scoring.js';
export { overallScore, scoreOfAnswers, scoreRubric } from './rubric-scoring.js';
export { scorer } from './scorer.js';
export type { ScoringContext, SessionScore } from './session-scoring.js';
export { scoreSession } from './session-scoring.js';
export type { Evidence, SessionView, Step } from './session-view.js';
export { viewSession } from './session-view.js';
export type {
  Conversation,
  ConversationScore,
  ConversationTurn,
  ScoredSkill,
  ScoredTurn,
} from './conversation/conversation.js';
export { scoreConversation } from './conversation/conversation.js';
export { generalRubric } from './conversation/general-rubric.js';
export { detectLanguage } from './conversation/language.js';
