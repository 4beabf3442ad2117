export { lateMs } from './catching-up.js';
export { nextTickAt } from './due.js';
export { readAs, unsettledFrom } from './hearing/hearing.js';
export type { VoiceInput, VoiceInputOf } from './input.js';
export { advance } from './machine.js';
export type {
  CloseReason,
  CommittedTurn,
  LearnerCommit,
  Notice,
  PersonaCommit,
  VoiceOutput,
  VoiceOutputOf,
} from './output.js';
export type { SpeechMode, VoiceSettings } from './settings.js';
export type { Segmenting } from './speaking/segmenter.js';
export { lastSegment, noSegments, takeWords } from './speaking/segmenter.js';
export type { WordTime } from './speaking/word-times.js';
export type { Step, VoiceState } from './state.js';
export { initialState } from './state.js';
